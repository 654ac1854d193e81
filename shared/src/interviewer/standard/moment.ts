import type { BoardGraph } from "../../board/graph.ts"
import type { SessionClock } from "../../clock/session-clock.ts"
import type { AnswerKey, Probe } from "../../questions/answer-key.ts"
import type { Question } from "../../questions/question.ts"
import type { Transcript } from "./transcript.ts"

/** All that the simulated interviewer decides on. Equal moments give equal moves. */
export interface Moment {
  readonly question: Pick<Question, "title" | "text">
  readonly key: AnswerKey
  /** The key's own probes, and those that fit every question. */
  readonly probes: readonly Probe[]
  readonly graph: BoardGraph
  /** Names of the estimates that stand on the board. */
  readonly estimates: readonly string[]
  readonly clock: SessionClock
  /** Milliseconds since 1970. */
  readonly now: number
  readonly transcript: Transcript
  /** Another seed gives another interview. */
  readonly seed: number
  /** When a key was last pressed in a message that is not sent yet. */
  readonly typedAt?: number
  /** What a microphone hears, where there is one: only that somebody speaks, never what. */
  readonly voice?: Voice
  /** Milliseconds of silence before it is broken; null where it never is, absent for the usual time. */
  readonly silence?: number | null
}

export interface Voice {
  readonly isSpeaking: boolean
  /** Since when they have been speaking, or silent. */
  readonly since: number
}
