/**
 * The record of an interview with the simulated interviewer: what it said, what the candidate typed, and when the
 * board changed. It is plain JSON, and all that the interviewer remembers: the debrief and a replay read the same
 * entries. It grows at its end, where a drawing that goes on replaces its own last entry. Times are milliseconds since 1970, by the clock of whoever runs the interview.
 */
import type { Competency } from "../../scorecard/competencies.ts"
import type { Move } from "./move.ts"

export type Transcript = readonly Entry[]
export type Entry = MoveEntry | SaidEntry | DrewEntry

export interface MoveEntry {
  readonly kind: "move"
  readonly at: number
  readonly move: Move
}

/** The candidate typed something. */
export interface SaidEntry {
  readonly kind: "said"
  readonly at: number
  readonly text: string
  /** What is asked in it, in order. The interviewer replies to each. */
  readonly questions: readonly AskedQuestion[]
  readonly wish: Wish | null
  /** The ask that it answers, by id; null where it answers none. */
  readonly answers: string | null
  /** What the candidate takes for given. */
  readonly assumption: Assumption | null
  readonly evidence: readonly Evidence[]
}

/** The candidate drew or wrote on the board: changes in quick succession are one entry. */
export interface DrewEntry {
  readonly kind: "drew"
  readonly at: number
  readonly until: number
  /** Ids of the components and flows that are new. */
  readonly added: readonly string[]
  /** Labels, notes and texts that are new, as they stand at the end. */
  readonly wrote: readonly string[]
  /** Ids of the asks that the drawing answered: what they asked about is there now. */
  readonly answered: readonly string[]
  readonly evidence: readonly Evidence[]
}

export type AskedQuestion =
  | { readonly kind: "fact"; readonly text: string; readonly factId: string }
  /** To the point, and nothing in the key answers it. */
  | { readonly kind: "unknown"; readonly text: string }
  /** Which tool, which way: the candidate's to decide. */
  | { readonly kind: "decision"; readonly text: string }
  /** Whether it is right or enough. */
  | { readonly kind: "verdict"; readonly text: string }
  | { readonly kind: "repeat"; readonly text: string }
  | { readonly kind: "time"; readonly text: string }
  | { readonly kind: "off-topic"; readonly text: string }

/** "stuck": says that nothing comes to mind, without asking for anything. */
export type Wish = "hint" | "stuck" | "yes" | "no" | "next"

export interface Assumption {
  /** The question that had no answer; null where it was taken without asking. */
  readonly about: string | null
  readonly text: string
}

/** What was heard in the candidate's words, for the debrief. Never a verdict, and nothing to show before the end. */
export interface Evidence {
  /** The ask that it answers, by id. */
  readonly about: string
  readonly competency: Competency
  /** The candidate's own words. */
  readonly quote: string
  /** Of what the ask listens for, that which was heard. */
  readonly heard: readonly string[]
  /** Whether it brings in what the ask found missing. */
  readonly isOnPoint: boolean
  /** Whether it was asked for, or came by itself. */
  readonly isPrompted: boolean
}
