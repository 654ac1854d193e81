import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { kindOf } from "@outloud/shared/board/kinds.ts"
import { PHASE_NAMES, type PhaseId } from "@outloud/shared/clock/phases.ts"
import type { ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import { suggestedBand } from "@outloud/shared/scorecard/figure.ts"
import type { Evidence, Score } from "@outloud/shared/scorecard/scorecard.ts"
import { timeOfDay } from "../session/time-of-day.ts"

/** What each step means (fact sheet 0.5). */
export const SCORE_WORDS: Record<Score, string> = {
  1: "missing or wrong",
  2: "partial",
  3: "solid",
  4: "would teach others",
}

export const OUTCOME_WORDS: Record<Exclude<ProbeOutcome, "skipped">, string> = {
  asked: "asked",
  well: "answered well",
  poorly: "answered poorly",
}

/** Somebody by name; one's own cards are "you". */
export function nameIn(people: Session["people"], personId: string, meId?: string): string {
  if (personId === meId) return "you"
  return people[personId]?.name || "somebody without a name"
}

/** "Ana, Ben and Cleo". */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1)
  if (names.length < 2 || last === undefined) return last ?? ""
  return `${names.slice(0, -1).join(", ")} and ${last}`
}

export function figureWords(figure: number | null): string {
  if (figure === null) return "Nothing is assessed yet, so there is no figure."
  return `${Math.round(figure)} of 100, which suggests “${suggestedBand(figure)}”. The verdict is yours.`
}

export function momentWords(at: number, phase: PhaseId | null): string {
  return phase === null ? timeOfDay(at) : `${timeOfDay(at)}, ${PHASE_NAMES[phase]}`
}

/** A part of the board as its label, or as what it is. */
export function shapeWords({ nodes, edges }: BoardGraph, id: string): string {
  const node = nodes.find(({ records }) => records.includes(id))
  if (node !== undefined)
    return node.label || (node.kind === null ? "a box without a name" : kindOf(node.kind).name)
  const edge = edges.find(({ records }) => records.includes(id))
  if (edge !== undefined) return edge.label === "" ? "an arrow" : `the arrow “${edge.label}”`
  return "a drawing on the board"
}

export const EVIDENCE_KINDS: Record<Evidence["kind"], string> = {
  note: "Note",
  moment: "Moment",
  shape: "On the board",
  probe: "Question",
}

/** The same thing is cited once. */
export function isSameEvidence(a: Evidence, b: Evidence): boolean {
  if (a.kind === "moment" || b.kind === "moment")
    return a.kind === b.kind && "at" in a && "at" in b && a.at === b.at
  return a.kind === b.kind && a.id === b.id
}
