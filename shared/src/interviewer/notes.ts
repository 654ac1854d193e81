/**
 * What interviewers write in the `notes` layer. It comes from other browsers, so what cannot be read is passed over.
 */
import type * as Y from "yjs"
import { z } from "zod"
import { PHASE_IDS } from "../clock/phases.ts"
import { entriesOf, NOTE_PREFIX, PROBE_PREFIX } from "../room/note-entries.ts"
import { PROBE_OUTCOMES } from "./probes-now.ts"

/** Characters of one note. */
export const NOTE_LENGTH = 4_000

const moment = {
  /** Milliseconds since 1970, by the server's clock as the browser knew it. */
  at: z.number(),
  /** Null before the clock was started. */
  phase: z.enum(PHASE_IDS).nullable(),
  /** Participant id. */
  by: z.string().max(64),
}

const noteSchema = z.object({
  ...moment,
  text: z.string().max(NOTE_LENGTH),
  /** The shape that it is about; null for the interview as a whole. */
  shapeId: z.string().max(256).nullable(),
  /** For or against the candidate; null where it is neither. */
  sign: z.enum(["plus", "minus"]).nullable(),
})

/** What an interviewer did with one question of the guide. */
const handledProbeSchema = z.object({ ...moment, outcome: z.enum(PROBE_OUTCOMES) })

export type Note = z.output<typeof noteSchema>
export type HandledProbe = z.output<typeof handledProbeSchema>

export interface Notes {
  /** By id, the oldest first. */
  readonly notes: ReadonlyMap<string, Note>
  /** By the probe's id. */
  readonly probes: ReadonlyMap<string, HandledProbe>
}

export function noteKey(id: string): string {
  return `${NOTE_PREFIX}${id}`
}

export function probeKey(probeId: string): string {
  return `${PROBE_PREFIX}${probeId}`
}

export function readNotes(doc: Y.Doc): Notes {
  const notes: [string, Note][] = []
  const probes = new Map<string, HandledProbe>()
  for (const [key, value] of entriesOf(doc).entries()) {
    if (key.startsWith(NOTE_PREFIX)) {
      const note = noteSchema.safeParse(value)
      if (note.success) notes.push([key.slice(NOTE_PREFIX.length), note.data])
    } else if (key.startsWith(PROBE_PREFIX)) {
      const probe = handledProbeSchema.safeParse(value)
      if (probe.success) probes.set(key.slice(PROBE_PREFIX.length), probe.data)
    }
  }
  return { notes: new Map(notes.sort(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1))), probes }
}
