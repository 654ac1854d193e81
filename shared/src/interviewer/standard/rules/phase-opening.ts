import type { PhaseId } from "../../../clock/phases.ts"
import { durationWords } from "../duration-words.ts"
import type { LineId } from "../lines.ts"
import type { Ask, Plan } from "../move.ts"
import type { Scene } from "../scene.ts"
import { askOfSummary } from "../summaries.ts"
import type { Line } from "../wording.ts"

const OPENINGS: Partial<Record<PhaseId, LineId>> = {
  clarify: "open-clarify",
  estimate: "open-estimate",
  api_data: "open-api_data",
  high_level: "open-high_level",
  deep_dive: "open-deep_dive",
  wrap_up: "open-wrap_up",
}

/** The first words of a phase; only the first time, what to do in it. */
export function openingOf(scene: Scene, id: PhaseId): Omit<Plan, "reason"> {
  const { phase, moment } = scene
  const step = { kind: "phase", phase: id } as const
  const asks: Ask =
    id === "wrap_up"
      ? askOfSummary(id, moment.key)
      : { id: `open:${id}`, competency: "communication", listenFor: [] }
  if (scene.hasAsked(asks.id)) return { ...step, says: { main: { line: "open-again" } } }
  const line = OPENINGS[id] ?? "open-other"
  const main: Line = { line, with: { minutes: durationWords(phase.left) } }
  // Into depth, the first question comes by itself.
  return { ...step, says: { main }, ...(id !== "deep_dive" && { asks }) }
}

/** Goes to the next phase of the plan and opens it. */
export function goOn(scene: Scene, reason: string, lead: LineId | null): Plan | null {
  const { phase, moment } = scene
  const next = moment.clock.phases[phase.at + 1]
  if (next === undefined) return null
  const plan = openingOf(scene, next.id)
  return {
    ...plan,
    reason,
    says: lead === null ? plan.says : { ...plan.says, leads: [{ line: lead }] },
    command: { type: "next", from: phase.at },
  }
}
