import * as tldraw from "tldraw"
import { vi } from "vitest"
import { freshPage } from "../support/board-peer.ts"
import { FuzzRoom } from "./fuzz-room.ts"
import { type Script, writeScript } from "./script.ts"
import { shrink } from "./shrink.ts"
import { expectSound } from "./soundness.ts"

const SEEDS = Number(process.env.SEEDS ?? 2_000)
const FIRST = Number(process.env.FIRST ?? 1)
/** Failing seeds that are looked for before the run ends. */
const MOST_FAILURES = 10

/** Left out of tldraw's types: makes the ids of copies and the like the same in every run of a script. */
const { mockUniqueId } = tldraw as unknown as { mockUniqueId: (make: () => string) => void }

/** Plays every `of`th seed, from the `part`th on. Throws, with how to play them again, where some fail. */
export async function playSeeds(part: number, of: number): Promise<void> {
  const failures: { seed: number; error: Error }[] = []
  for (let seed = FIRST; seed < FIRST + SEEDS && failures.length < MOST_FAILURES; seed++) {
    const error = seed % of === part ? await failureOf(writeScript(seed)) : undefined
    if (error !== undefined) failures.push({ seed, error })
  }
  const [first] = failures
  if (first === undefined) return
  const shortest = await shrink(
    writeScript(first.seed),
    async script => (await failureOf(script)) !== undefined,
  )
  const report = [
    ...failures.map(({ seed, error }) => `Seed ${seed}: ${error.message}`),
    `Play one again with FIRST=${first.seed} SEEDS=1 npm run fuzz`,
    `Seed ${first.seed} in short, for tests/convergence/regressions: ${JSON.stringify(shortest)}`,
  ]
  throw new Error(report.join("\n"), { cause: await failureOf(shortest) })
}

async function failureOf(script: Script): Promise<Error | undefined> {
  try {
    await playScript(script)
    return undefined
  } catch (error) {
    return error as Error
  }
}

/** Plays one script to its end, lets the room heal, and throws unless it is sound. */
async function playScript(script: Script): Promise<void> {
  let ids = 0
  mockUniqueId(() => `made-${ids++}`)
  // tldraw waits for real time here and there (double clicks): the same run must not depend on it.
  vi.useFakeTimers({ now: 0, toFake: FAKED })
  const room = await FuzzRoom.open(script)
  try {
    for (const step of script.steps) await room.play(step)
    await room.heal()
    await expectSound(room)
  } finally {
    room.dispose()
    freshPage()
    vi.clearAllTimers()
    vi.useRealTimers()
  }
}

const FAKED: NonNullable<NonNullable<Parameters<typeof vi.useFakeTimers>[0]>["toFake"]> = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "Date",
  "performance",
]
