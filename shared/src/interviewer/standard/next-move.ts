import type { Moment } from "./moment.ts"
import type { Move, Plan } from "./move.ts"
import { askNext } from "./rules/ask.ts"
import { remarkOnBoard } from "./rules/board-remarks.ts"
import { followUp } from "./rules/follow-up.ts"
import { giveHint, offerHint } from "./rules/hints.ts"
import { introduce } from "./rules/introduce.ts"
import { endPhase, leadOut, noteOvertime, openPhase } from "./rules/phases.ts"
import { reply } from "./rules/reply.ts"
import { acknowledge, breakSilence, interrupt } from "./rules/think-aloud.ts"
import { close, wrapUp } from "./rules/wrap-up.ts"
import { Scene } from "./scene.ts"
import type { Transcript } from "./transcript.ts"
import { putIntoWords } from "./wording.ts"

type Rule = (scene: Scene) => Plan | null

/** What a candidate waits for: made at once. */
const AT_ONCE: readonly Rule[] = [introduce, reply, giveHint, close, endPhase, openPhase]
/** What the interviewer does of its own accord, the more pressing first. */
const IN_TURN: readonly Rule[] = [
  offerHint,
  followUp,
  leadOut,
  noteOvertime,
  wrapUp,
  askNext,
  remarkOnBoard,
  acknowledge,
  breakSilence,
]
/** While somebody speaks. */
const INTO_SPEECH: readonly Rule[] = [interrupt]
/** For reading what was said last; longer after "carry on". Milliseconds. */
const BREATH = 5_000
const LONG_BREATH = 20_000

/**
 * What the Standard interviewer does now; null where it listens. Pure: the same moment gives the same move, and the
 * same seed the same interview. Whoever makes the move adds it to the transcript and gives its command to the clock.
 * To be asked whenever something happens and about once a second.
 */
export function nextMove(moment: Moment): Move | null {
  const scene = isOn(moment) ? Scene.of(moment) : undefined
  if (scene === undefined) return null
  const isHeardOut = !scene.isTyping && (scene.talk.news.length === 0 || scene.hasNews)
  const isTurn = isHeardOut && scene.sinceOwn >= breathAfter(scene)
  const inTurn = moment.voice?.isSpeaking ? INTO_SPEECH : IN_TURN
  const plan = firstOf(AT_ONCE, scene) ?? (isTurn ? firstOf(inTurn, scene) : null)
  return (
    plan &&
    putIntoWords(
      plan,
      moment.seed,
      scene.talk.moves.map(({ move }) => move.text),
    )
  )
}

/** The transcript with a move that was made. */
export function made(transcript: Transcript, move: Move, now: number): Transcript {
  return [...transcript, { kind: "move", at: now, move }]
}

/** Before the start, and while the clock runs; not while it is paused, nor after the end. */
function isOn({ clock, transcript }: Moment): boolean {
  if (transcript.some(entry => entry.kind === "move" && entry.move.kind === "close")) return false
  return clock.runningSince !== null || clock.startedAt === null
}

function breathAfter({ talk }: Scene): number {
  return talk.moves.at(-1)?.move.kind === "acknowledge" ? LONG_BREATH : BREATH
}

function firstOf(rules: readonly Rule[], scene: Scene): Plan | null {
  for (const rule of rules) {
    const plan = rule(scene)
    if (plan !== null) return plan
  }
  return null
}
