/**
 * An interview with the simulated interviewer, as it stands among the notes of a room alone: kept, sent and synced as
 * they are, so that it lives through a reload and without the server. Another tab or another version may have written
 * it: what cannot be read is passed over.
 */
import type * as Y from "yjs"
import { z } from "zod"
import { PHASE_IDS } from "../clock/phases.ts"
import type { SessionClock } from "../clock/session-clock.ts"
import { MOVE_KINDS } from "../interviewer/standard/move.ts"
import type { Entry, Transcript } from "../interviewer/standard/transcript.ts"
import { COMPETENCIES } from "../questions/answer-key.ts"
import type { Json } from "../records/codec.ts"
import { entriesOf, PRACTICE_PREFIX } from "../room/note-entries.ts"
import { REVEAL_KINDS } from "../room/session.ts"

export interface Practice {
  /** Another seed gives another interview. */
  readonly seed: number
  readonly clock: SessionClock
  readonly transcript: Transcript
}

const ATTEMPT_KEY = `${PRACTICE_PREFIX}attempt`
const ENTRY_PREFIX = `${PRACTICE_PREFIX}entry-`
/** More entries than two hours have. */
const DIGITS = 6

const text = z.string().max(4_000)
const id = z.string().max(300)
const at = z.number()
const competency = z.enum(COMPETENCIES)

const clockSchema = z.object({
  phases: z
    .array(z.object({ id: z.enum(PHASE_IDS), planned: at, extended: at, spent: at }))
    .min(1)
    .max(PHASE_IDS.length),
  current: z.int().min(0),
  runningSince: at.nullable(),
  startedAt: at.nullable(),
})

const attemptSchema = z
  .object({ seed: z.int(), clock: clockSchema })
  .refine(({ clock }) => clock.current < clock.phases.length)

const evidenceSchema = z.array(
  z.object({
    about: id,
    competency,
    quote: text,
    heard: z.array(text).max(20),
    isOnPoint: z.boolean(),
    isPrompted: z.boolean(),
  }),
)

const moveSchema = z.object({
  kind: z.enum(MOVE_KINDS),
  phase: z.enum(PHASE_IDS),
  reason: text,
  text,
  asks: z.object({ id, competency, listenFor: z.array(text).max(20) }).optional(),
  reveals: z.object({ kind: z.enum(REVEAL_KINDS), id }).optional(),
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
      .max(20),
    wish: z.enum(["hint", "stuck", "yes", "no", "next"]).nullable(),
    answers: id.nullable(),
    assumption: z.object({ about: text.nullable(), text }).nullable(),
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
  const transcript = [...entries.keys()]
    .filter(key => key.startsWith(ENTRY_PREFIX))
    .sort()
    .flatMap((key): Entry[] => {
      const entry = entrySchema.safeParse(entries.get(key))
      return entry.success ? [entry.data as Entry] : []
    })
  return { ...attempt.data, transcript }
}

/** When the interviewer closed it, in milliseconds since 1970; null while it goes on. */
export function closedAt({ transcript }: Pick<Practice, "transcript">): number | null {
  return transcript.find(entry => entry.kind === "move" && entry.move.kind === "close")?.at ?? null
}

/** Writes what differs from `before`. A new interview clears away the old one. */
export function writePractice(doc: Y.Doc, before: Practice | null, after: Practice): void {
  const entries = entriesOf(doc)
  const isNew = before === null || before.seed !== after.seed
  doc.transact(() => {
    if (isNew) for (const key of [...entries.keys()]) if (key.startsWith(ENTRY_PREFIX)) entries.delete(key)
    if (isNew || before.clock !== after.clock)
      entries.set(ATTEMPT_KEY, { seed: after.seed, clock: after.clock } as unknown as Json)
    after.transcript.forEach((entry, n) => {
      if (isNew || before.transcript[n] !== entry) entries.set(entryKey(n), stored(entry))
    })
  })
}

/** What a move does to the clock has been done: it is not kept. */
function stored(entry: Entry): Json {
  if (entry.kind !== "move") return entry as unknown as Json
  const { command: _done, ...move } = entry.move
  return { ...entry, move } as unknown as Json
}

function entryKey(n: number): string {
  return `${ENTRY_PREFIX}${String(n).padStart(DIGITS, "0")}`
}
