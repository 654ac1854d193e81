import { type HandledProbe, probeKey } from "@outloud/shared/interviewer/notes.ts"
import type { ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import { useMemo } from "react"
import { useRoomParts } from "../room/room-context.ts"
import { useMoment } from "./use-moment.ts"
import { useNotes } from "./use-notes.ts"

export interface ProbeOutcomes {
  readonly outcomes: ReadonlyMap<string, ProbeOutcome>
  /** With null, as if it had not been asked. */
  mark(probeId: string, outcome: ProbeOutcome | null): void
}

/** What the interviewers did with which question. It stands in their notes, as evidence. */
export function useProbeOutcomes(): ProbeOutcomes {
  const { connection } = useRoomParts()
  const { probes } = useNotes()
  const moment = useMoment()
  const outcomes = useMemo(() => new Map([...probes].map(([id, { outcome }]) => [id, outcome])), [probes])
  return {
    outcomes,
    mark(probeId, outcome) {
      const entries = entriesOf(connection.docs.notes)
      const key = probeKey(probeId)
      if (outcome === null) entries.delete(key)
      else entries.set(key, { ...moment(), outcome } satisfies HandledProbe as Json)
    },
  }
}
