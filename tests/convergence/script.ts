import type { Role } from "@outloud/shared/room/roles.ts"
import { Random } from "../support/random.ts"

/** What happens, to whom, and the seed of its details. Each stands by itself, so that any may be left out. */
export type Step = readonly [kind: StepKind, who: number, seed: number]

export interface Script {
  readonly cast: readonly Role[]
  /** Decides the Yjs client ids, and so who wins where two write at once. */
  readonly seed: number
  readonly steps: readonly Step[]
}

/** How often each happens, before the script's own temper is applied. */
const WEIGHTS = {
  /** Somebody does a few things on the board, frame by frame. */
  act: 36,
  /** A browser's frame: edits go out of the editor, documents come in. */
  frame: 8,
  /** Somebody's next frames reach the server, or somebody is handed the server's. */
  send: 22,
  receive: 8,
  /** The server takes a turn. */
  tick: 7,
  /** Time passes on the server: repairs, retries, unloading. */
  wait: 3,
  /** A line breaks, and is there again. */
  lose: 3,
  connect: 4,
  /** The page is loaded again from the local copy, or without one. */
  reload: 2,
  /** An interviewer and a candidate swap roles. */
  swap: 0.6,
  /** The server stops or crashes, and another one starts on the same store. */
  restart: 1.5,
  /** The disk refuses the next writes. */
  fault: 0.5,
  /** Somebody with a stock y-websocket client. */
  stock: 3,
}
export type StepKind = keyof typeof WEIGHTS
const KINDS = Object.keys(WEIGHTS) as StepKind[]

const CASTS: readonly (readonly Role[])[] = [
  ["interviewer", "candidate"],
  ["interviewer", "candidate"],
  ["interviewer", "candidate", "observer"],
  ["interviewer", "candidate", "candidate"],
  ["interviewer", "interviewer", "candidate"],
  ["candidate", "candidate"],
  ["interviewer", "candidate", "candidate", "observer"],
]
const FEWEST_STEPS = 15
const MOST_STEPS = 45

/** The script of a seed. */
export function writeScript(seed: number): Script {
  const random = new Random(seed)
  const cast = random.pick(CASTS)
  // Each script has its own temper: one is full of broken lines, another of nothing but drawing.
  const weights = KINDS.map(kind => WEIGHTS[kind] * (random.chance(0.2) ? 0 : 2 * random.next()))
  const length = FEWEST_STEPS + random.below(MOST_STEPS - FEWEST_STEPS + 1)
  const steps = Array.from(
    { length },
    (): Step => [pickKind(random, weights), random.below(cast.length), random.below(2 ** 31)],
  )
  return { cast, seed, steps }
}

function pickKind(random: Random, weights: readonly number[]): StepKind {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex(weight => {
    left -= weight
    return left < 0
  })
  return KINDS[at] ?? "act"
}
