/**
 * An interview with the simulated interviewer, as it stands among the notes of a room alone: kept, sent and synced as
 * they are, so that it lives through a reload and without the server. Another tab or another version may have written
 * it: what cannot be read is passed over.
 */
import type * as Y from "yjs"
import { z } from "zod/mini"
import { PHASE_IDS } from "../clock/phases.ts"
import type { SessionClock } from "../clock/session-clock.ts"
import { MOVE_KINDS } from "../interviewer/standard/move.ts"
import { SILENCE } from "../interviewer/standard/pace.ts"
import type { Entry, Transcript } from "../interviewer/standard/transcript.ts"
import type { Json } from "../records/codec.ts"
import { entriesOf, PRACTICE_PREFIX } from "../room/note-entries.ts"
import { REVEAL_KINDS } from "../room/session.ts"
import { DESIGN_COMPETENCIES } from "../scorecard/competencies.ts"
import type { Span, VoiceRecord } from "./voice-record.ts"

export interface Practice {
  /** Another seed gives another interview. */
  readonly seed: number
  readonly clock: SessionClock
  readonly transcript: Transcript
  readonly voice: VoiceRecord
  /** Milliseconds of silence before the interviewer breaks it; null where it never does. */
  readonly silence: number | null
}

const ATTEMPT_KEY = `${PRACTICE_PREFIX}attempt`
const ENTRY_PREFIX = `${PRACTICE_PREFIX}entry-`
const LISTENED_PREFIX = `${PRACTICE_PREFIX}listened-`
const SPOKEN_PREFIX = `${PRACTICE_PREFIX}spoken-`
/** More entries than two hours have. */
const DIGITS = 6

const text = z.string().check(z.maxLength(4_000))
const id = z.string().check(z.maxLength(300))
const texts = z.array(text).check(z.maxLength(20))
const at = z.number()
const competency = z.enum(DESIGN_COMPETENCIES)

const clockSchema = z.object({
  phases: z
    .array(z.object({ id: z.enum(PHASE_IDS), planned: at, extended: at, spent: at }))
    .check(z.minLength(1), z.maxLength(PHASE_IDS.length)),
  current: z.int().check(z.minimum(0)),
  runningSince: z.nullable(at),
  startedAt: z.nullable(at),
})

const attemptSchema = z
  .object({
    seed: z.int(),
    clock: clockSchema,
    silence: z._default(z.nullable(z.number().check(z.minimum(1_000))), SILENCE),
  })
  .check(z.refine(({ clock }) => clock.current < clock.phases.length))

const spanSchema = z.object({ from: at, until: at })

const evidenceSchema = z.array(
  z.object({
    about: id,
    competency,
    quote: text,
    heard: texts,
    isOnPoint: z.boolean(),
    isPrompted: z.boolean(),
  }),
)

const moveSchema = z.object({
  kind: z.enum(MOVE_KINDS),
  phase: z.enum(PHASE_IDS),
  reason: text,
  text,
  asks: z.optional(z.object({ id, competency, listenFor: texts })),
  reveals: z.optional(z.object({ kind: z.enum(REVEAL_KINDS), id })),
})

const entrySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("move"), at, move: moveSchema }),
  z.object({
    kind: z.literal("said"),
    at,
    text,
    questions: z
      .array(
        z.union([
          z.object({ kind: z.literal("fact"), text, factId: id }),
          z.object({
            kind: z.enum(["unknown", "decision", "verdict", "repeat", "time", "off-topic"]),
            text,
          }),
        ]),
      )
      .check(z.maxLength(20)),
    wish: z.nullable(z.enum(["hint", "stuck", "yes", "no", "next"])),
    answers: z.nullable(id),
    assumption: z.nullable(z.object({ about: z.nullable(text), text })),
    evidence: evidenceSchema,
  }),
  z.object({
    kind: z.literal("drew"),
    at,
    until: at,
    added: z.array(id),
    wrote: z.array(text),
    answered: z.array(id),
    evidence: evidenceSchema,
  }),
])

/** Null where no interview was begun. */
export function readPractice(doc: Y.Doc): Practice | null {
  const entries = entriesOf(doc)
  const attempt = attemptSchema.safeParse(entries.get(ATTEMPT_KEY))
  if (!attempt.success) return null
  const under = <T>(prefix: string, schema: z.ZodMiniType<T>): T[] =>
    [...entries.keys()]
      .filter(key => key.startsWith(prefix))
      .sort()
      .flatMap(key => {
        const one = schema.safeParse(entries.get(key))
        return one.success ? [one.data] : []
      })
  return {
    ...attempt.data,
    transcript: under(ENTRY_PREFIX, entrySchema) as Entry[],
    voice: { listened: under(LISTENED_PREFIX, spanSchema), spoken: under(SPOKEN_PREFIX, spanSchema) },
  }
}

const LISTS = [ENTRY_PREFIX, LISTENED_PREFIX, SPOKEN_PREFIX]

/** Writes what differs from `before`. A new interview clears away the old one. */
export function writePractice(doc: Y.Doc, before: Practice | null, after: Practice): void {
  const entries = entriesOf(doc)
  const old = before?.seed === after.seed ? before : null
  const write = <T extends Entry | Span>(prefix: string, was: readonly T[] | undefined, is: readonly T[]) =>
    is.forEach((one, n) => {
      if (was?.[n] !== one) entries.set(`${prefix}${String(n).padStart(DIGITS, "0")}`, stored(one))
    })
  doc.transact(() => {
    if (old === null) {
      const isOld = (key: string) => LISTS.some(prefix => key.startsWith(prefix))
      for (const key of [...entries.keys()].filter(isOld)) entries.delete(key)
    }
    if (old?.clock !== after.clock || old.silence !== after.silence) {
      const { seed, clock, silence } = after
      entries.set(ATTEMPT_KEY, { seed, clock, silence } as unknown as Json)
    }
    write(ENTRY_PREFIX, old?.transcript, after.transcript)
    write(LISTENED_PREFIX, old?.voice.listened, after.voice.listened)
    write(SPOKEN_PREFIX, old?.voice.spoken, after.voice.spoken)
  })
}

/** What a move does to the clock has been done: it is not kept. */
function stored(entry: Entry | Span): Json {
  if (!("kind" in entry) || entry.kind !== "move") return entry as unknown as Json
  const { command: _done, ...move } = entry.move
  return { ...entry, move } as unknown as Json
}
