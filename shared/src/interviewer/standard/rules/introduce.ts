import type { Plan } from "../move.ts"
import type { Scene } from "../scene.ts"

const UNTIL_QUESTION = 3_000
const UNTIL_RULES = 10_000

/** Says hello and starts the clock, reads the question, and says how to work: in three moves. */
export function introduce(scene: Scene): Plan | null {
  const { moment, phase } = scene
  const step = { kind: "introduce", phase: phase.id } as const
  switch (scene.count(["introduce"])) {
    case 0:
      return {
        ...step,
        reason: "Every interview begins so.",
        says: { main: { line: "greeting" } },
        ...(moment.clock.startedAt === null && { command: { type: "start" } }),
      }
    case 1:
      if (scene.sinceOwn < UNTIL_QUESTION) return null
      return { ...step, reason: "The question, word for word.", says: { main: moment.question.text } }
    case 2:
      if (scene.sinceOwn < UNTIL_RULES) return null
      return {
        ...step,
        reason: "Thinking out loud and noting assumptions are the rules of the interview.",
        says: { main: { line: "rules" } },
      }
    default:
      return null
  }
}

export function isIntroduced(scene: Scene): boolean {
  return scene.count(["introduce"]) >= 3
}
