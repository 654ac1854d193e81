/** The last minutes: the summary, another week, the candidate's own questions, the end. */
import type { LineId } from "../lines.ts"
import type { Plan } from "../move.ts"
import { PAUSE } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { openProbe, probePlan, thanks } from "./probes.ts"

const SECOND = 1_000
/** A summary in 60 seconds, and a little. */
const ANSWER_TIME = 75 * SECOND
/** For one more question before the candidate's own. */
const PROBE_TIME = 100 * SECOND
const QUESTIONS_TIME = 20 * SECOND
/** Who has no more questions is let go. */
const LAST_PAUSE = 35 * SECOND

export function close(scene: Scene): Plan | null {
  const { phase, talk } = scene
  if (!phase.isLast) return null
  if (phase.left <= 0) return closing(scene, "close", "The time is over.")
  if (!scene.hasAsked("questions")) return null
  const said = talk.said.at(-1)
  const isDone = said !== undefined && (said.wish === "no" || said.wish === "next") && scene.hasNews
  const isQuiet = Math.min(scene.quiet, scene.sinceOwn) >= LAST_PAUSE
  return isDone || isQuiet ? closing(scene, "close-early", "The candidate has no more questions.") : null
}

export function wrapUp(scene: Scene): Plan | null {
  const { phase, exchange, now } = scene
  if (phase.id !== "wrap_up" || scene.hasAsked("questions") || exchange === undefined) return null
  const isAnswered = exchange.answers.length > 0 && scene.quiet >= PAUSE
  if (!isAnswered && now - exchange.at < ANSWER_TIME && phase.left > QUESTIONS_TIME) return null
  if (phase.left > QUESTIONS_TIME && !scene.hasAsked("week"))
    return ask(scene, "week", "Shows what matters next.")
  if (phase.left > PROBE_TIME && scene.count(["probe"], "phase") === 0) {
    const probe = openProbe(scene)
    if (probe?.phase === "wrap_up") return probePlan(scene, probe)
  }
  return ask(scene, "questions", "The last minutes are the candidate's.")
}

function ask(scene: Scene, line: LineId & ("week" | "questions"), reason: string): Plan {
  return {
    kind: "wrap-up",
    phase: scene.phase.id,
    reason,
    says: { leads: thanks(scene), main: { line } },
    asks: { id: line, competency: "tradeoffs", listenFor: [] },
  }
}

function closing({ phase }: Scene, line: LineId, reason: string): Plan {
  return { kind: "close", phase: phase.id, reason, says: { main: { line } }, command: { type: "pause" } }
}
