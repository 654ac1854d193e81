import { PROBE_OUTCOMES, type ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import { useState } from "react"
import { z } from "zod"
import { keptStorage } from "../remembered/kept-storage.ts"

const Outcomes = z.record(z.string().max(64), z.enum(PROBE_OUTCOMES))

export interface ProbeOutcomes {
  readonly outcomes: ReadonlyMap<string, ProbeOutcome>
  /** With null, as if it had not been asked. */
  mark(probeId: string, outcome: ProbeOutcome | null): void
}

/** What this interviewer did with which probe. Kept in this browser, for this room. */
export function useProbeOutcomes(roomId: string): ProbeOutcomes {
  const [storage] = useState(() => keptStorage(() => window.localStorage))
  const place = `outloud:probes:${roomId}`
  const [outcomes, setOutcomes] = useState(() => readOutcomes(storage.get(place)))
  return {
    outcomes,
    mark(probeId, outcome) {
      const next = new Map(outcomes)
      if (outcome === null) next.delete(probeId)
      else next.set(probeId, outcome)
      storage.set(place, JSON.stringify(Object.fromEntries(next)))
      setOutcomes(next)
    },
  }
}

function readOutcomes(kept: string | null | undefined): ReadonlyMap<string, ProbeOutcome> {
  try {
    return new Map(Object.entries(Outcomes.parse(JSON.parse(kept ?? "{}"))))
  } catch {
    return new Map()
  }
}
