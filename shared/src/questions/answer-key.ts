/**
 * What the interviewer knows about a question and the candidate does not. It is fetched apart from the question,
 * with an interviewer's token or in solo practice, and is in nothing that a candidate's browser receives.
 */
import { z } from "zod"
import { KIND_IDS } from "../board/kinds.ts"
import { DESIGN_PHASES } from "../clock/phases.ts"
import { DESIGN_COMPETENCIES } from "../scorecard/competencies.ts"
import { conditionSchema, refSchema } from "./condition.ts"
import { LANES } from "./starter.ts"

/** What can be asked about any system. */
export const GENERAL_SUBJECTS = [
  "scale",
  "success",
  "speed",
  "entry",
  "monitoring",
  "experiments",
  "region",
  "forgetting",
  "tenfold",
  "cut",
  "assumption",
] as const

const text = z.string().trim().min(1).max(2_000)
const id = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/)
const texts = z.array(text).max(40)
/** "A": for this exercise, assume. "prompt": the question says so. Anything else names a source of sources.ts. */
const sources = z.array(z.string().min(1).max(20)).max(6)
const level = z.enum(["must", "good"])

const factSchema = z.strictObject({
  id,
  /** What a candidate would ask, in a few words. */
  ask: text,
  /** Words and phrases by which a clarifying question is recognised as this one. */
  match: z.array(text).min(2).max(30),
  /** What the interviewer answers: one fact, speakable. */
  fact: text,
  sources,
})

const derivedSchema = z.strictObject({
  key: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
  label: text,
  /** Over the question's inputs and earlier derived keys, as an estimate's formula. */
  formula: text,
  unit: text,
  /** What the formula gives with the inputs as they stand. */
  value: z.number(),
  lesson: text,
  /** Shown by default; the others on request. */
  core: z.boolean(),
})

const componentSchema = z.strictObject({
  ref: refSchema,
  /** What a drawing calls it; where absent, as its kind is called. */
  name: z.string().min(1).max(60).optional(),
  /** Where the reference stands it; where absent, in the lane of its kind. */
  lane: z.enum(LANES).optional(),
  /** Other kinds that do as well. */
  alternatives: z.array(z.enum(KIND_IDS)).max(5).default([]),
  /** Words on a node's label that say it has this role. */
  aliases: z.array(z.string().min(1).max(60)).max(30).default([]),
  level,
  why: text,
})

const flowSchema = z.strictObject({
  from: refSchema,
  to: refSchema,
  what: text,
  level,
  /** A request and its response: the arrow may point either way. */
  either: z.boolean().default(false),
  /** Components of other kinds that may lie between. */
  maxHops: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
})

export const probeSchema = z.strictObject({
  id,
  phase: z.enum(DESIGN_PHASES),
  when: conditionSchema,
  ask: text,
  listenFor: z.array(text).min(2).max(8),
  competency: z.enum(DESIGN_COMPETENCIES),
  /** Where this question asks it in its own way, instead of the general probe. */
  subject: z.enum(GENERAL_SUBJECTS).optional(),
  /** 1 is asked first. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
})

export const answerKeySchema = z.strictObject({
  questionId: id,
  facts: z.array(factSchema).min(4).max(12),
  requirements: z.strictObject({ functional: texts, nonFunctional: texts, outOfScope: texts }),
  derived: z.array(derivedSchema).max(20),
  api: z
    .array(
      z.strictObject({
        method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "EVENT", "WS"]),
        path: text,
        request: text.optional(),
        response: text.optional(),
        note: text.optional(),
      }),
    )
    .max(12),
  entities: z
    .array(z.strictObject({ name: text, store: z.enum(KIND_IDS), key: text, fields: texts }))
    .max(12),
  components: z.array(componentSchema).min(3).max(40),
  flows: z.array(flowSchema).min(2).max(40),
  deepDives: z
    .array(
      z.strictObject({ id, topic: text, tradeoff: text, weak: text, strong: z.array(text).min(2).max(10) }),
    )
    .min(1)
    .max(6),
  probes: z.array(probeSchema).min(6).max(20),
  /** Graded: where to look, what to separate, what to draw. Only the third may name components. */
  hints: z.tuple([text, text, text]),
  /** One requirement that the interviewer changes in the middle. */
  change: z.strictObject({ text, why: text, listenFor: z.array(text).min(2).max(8) }),
  mistakes: z.array(z.strictObject({ text, detect: conditionSchema.optional() })).max(20),
  rubric: z.record(
    z.enum(DESIGN_COMPETENCIES),
    z.strictObject({ notes: text, strong: z.array(text).min(1).max(8), weak: z.array(text).min(1).max(8) }),
  ),
  reference: z.strictObject({
    /** One way through the reference board each, in order. */
    paths: z
      .array(z.strictObject({ name: text, refs: z.array(refSchema).min(2).max(16), note: text }))
      .min(2)
      .max(6),
    /** What a good candidate writes beside the drawing: with these no question about missing words fits. */
    decisions: z.array(text).min(3).max(20),
    /** Facts worth telling afterwards, with their sources. */
    background: z.array(z.strictObject({ text, sources })).max(10),
  }),
})

/** As written in a file: what has a default may be left out. */
export type AnswerKeyFile = z.input<typeof answerKeySchema>
export type AnswerKey = z.output<typeof answerKeySchema>
export type Fact = AnswerKey["facts"][number]
export type Probe = AnswerKey["probes"][number]
