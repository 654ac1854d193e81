/**
 * How somebody judged an interview. A draft is its writer's alone, over HTTP; once all have submitted, the server
 * publishes every card into the `session` layer.
 */
import { z } from "zod"
import { DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "./competencies.ts"
import type { ScorerRole } from "./scorer.ts"

/** Missing or wrong, partial, solid, would teach others (fact sheet 0.5). */
export const SCORES = [1, 2, 3, 4] as const
export type Score = (typeof SCORES)[number]

export const VERDICTS = ["strong_no", "no", "yes", "strong_yes"] as const
export type Verdict = (typeof VERDICTS)[number]

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(256)

/** What a score stands on. `text` is what others read once the card is published; the rest leads to the place. */
export const evidenceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("note"), id, text: text(4_000), at: z.number() }),
  z.strictObject({ kind: z.literal("moment"), text: text(1_000), at: z.number() }),
  z.strictObject({ kind: z.literal("shape"), id, text: text(1_000) }),
  z.strictObject({ kind: z.literal("probe"), id, text: text(1_000), at: z.number() }),
])
export type Evidence = z.output<typeof evidenceSchema>

const judgementSchema = z.strictObject({
  /** Null: not assessed. */
  score: z.union(SCORES.map(score => z.literal(score))).nullable(),
  comment: text(4_000),
  evidence: z.array(evidenceSchema).max(50),
})
export type Judgement = z.output<typeof judgementSchema>

export const scorecardSchema = z.strictObject({
  /** By competency: those of the design interview, or of the recruiter screen. */
  judgements: z.partialRecord(z.enum([...DESIGN_COMPETENCIES, ...SCREEN_COMPETENCIES]), judgementSchema),
  /** Null until decided. */
  verdict: z.enum(VERDICTS).nullable(),
  summary: text(8_000),
})
export type Scorecard = z.output<typeof scorecardSchema>

export const EMPTY_SCORECARD: Scorecard = { judgements: {}, verdict: null, summary: "" }

export const VERDICT_NAMES: Record<Verdict, string> = {
  strong_no: "Strong no",
  no: "No",
  yes: "Yes",
  strong_yes: "Strong yes",
}

/** A card that everybody in the room sees. Key in the session: `score.<turn>.<participant id>`. */
export interface PublishedScorecard {
  readonly turn: number
  readonly by: string
  /** What the scorer was in that turn: a candidate judges himself. */
  readonly role: ScorerRole
  readonly card: Scorecard
  /** Milliseconds since 1970, by the server's clock. */
  readonly submittedAt: number
}
