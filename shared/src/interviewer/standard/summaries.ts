import type { PhaseId } from "../../clock/phases.ts"
import type { AnswerKey } from "../../questions/answer-key.ts"
import type { Ask } from "./move.ts"

const MOST_POINTS = 8

/** What a summary at the end of a phase is listened for. */
export function askOfSummary(phase: PhaseId, key: AnswerKey): Ask {
  return { id: `sum-up:${phase}`, ...contentOf(phase, key) }
}

function contentOf(phase: PhaseId, key: AnswerKey): Omit<Ask, "id"> {
  switch (phase) {
    case "clarify":
      return { competency: "requirements", listenFor: key.requirements.functional.slice(0, MOST_POINTS) }
    case "estimate":
      return {
        competency: "scale",
        listenFor: key.derived.filter(({ core }) => core).map(({ lesson }) => lesson),
      }
    case "api_data":
      return {
        competency: "core",
        listenFor: key.entities.map(entity => `${spaced(entity.name)} by ${spaced(entity.key)}`),
      }
    case "high_level":
      return { competency: "tradeoffs", listenFor: key.reference.decisions.slice(0, MOST_POINTS) }
    default:
      return { competency: "communication", listenFor: key.reference.paths.map(({ note }) => note) }
  }
}

/** "userId#week" as words. */
function spaced(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}
