/** The interviewer runs the phases: opens each, asks for a summary at its end, and keeps the time. */
import { PHASE_NAMES, type PhaseId } from "../../../clock/phases.ts"
import { OWN_CHOICE } from "../asks.ts"
import { durationWords } from "../duration-words.ts"
import type { LineId } from "../lines.ts"
import type { Plan } from "../move.ts"
import { PAUSE } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { askOfSummary } from "../summaries.ts"
import { isIntroduced } from "./introduce.ts"
import { goOn, openingOf } from "./phase-opening.ts"
import { openProbe } from "./probes.ts"

const SUM_UPS: Partial<Record<PhaseId, LineId>> = {
  clarify: "sum-up-clarify",
  estimate: "sum-up-estimate",
  api_data: "sum-up-api_data",
  high_level: "sum-up-high_level",
}
/** Of a phase's time, when its end may begin. */
const NEARLY_OVER = 0.9
/** A summary that is not given by then is let go. Milliseconds. */
const SUM_UP_WITHIN = 60_000
/** Nobody is told the time in the middle of an answer. */
const OVERTIME_PAUSE = 30_000
/** It is not asked for when less is left. */
const SUM_UP_TIME = 30_000
/** After the last question of all. */
const SPENT_PAUSE = 15_000
/** Who says nothing after the rules were told is asked. */
const INTRODUCTION_PAUSE = 20_000

/** Opens a phase that somebody else went to: the candidate can turn the clock as well. */
export function openPhase(scene: Scene): Plan | null {
  const { phase } = scene
  if (phase.id === "intro" || !isIntroduced(scene) || openedAt(scene, phase.id) !== undefined) return null
  return { ...openingOf(scene, phase.id), reason: "The candidate turned the clock." }
}

/** Moves on when a phase has had all the time that it can have. */
export function endPhase(scene: Scene): Plan | null {
  const { phase } = scene
  if (phase.isLast || phase.spent < phase.limit) return null
  const [spent, planned] = [durationWords(phase.spent), durationWords(phase.planned)]
  return goOn(scene, `${PHASE_NAMES[phase.id]} took ${spent} of the planned ${planned}.`, "lead-forced")
}

/** Brings a phase to its end when its time is nearly over or the candidate wants to go on. */
export function leadOut(scene: Scene): Plan | null {
  const { phase, exchange } = scene
  if (phase.isLast) return null
  if (phase.id === "intro") return endIntroduction(scene)
  const isWanted = wantsNext(scene)
  if (!(isWanted || isNearlyOver(scene) || isSummedUp(scene) || isSpent(scene))) return null
  if (isWanted && isMissingSomething(scene)) return null
  const isStale = exchange !== undefined && scene.now - exchange.at >= SUM_UP_WITHIN
  if (scene.isThinkingOver) return null
  if (scene.quiet < PAUSE || (scene.isWaiting && exchange?.kind !== "phase" && !isStale)) return null
  const summary = askForSummary(scene)
  if (summary !== null) return summary
  const reason = isWanted ? "The candidate wanted to go on." : "The time of the phase before is over."
  return goOn(scene, reason, hasSaidAnything(scene) ? "lead-next" : "lead-quiet")
}

/** Says once that a phase is over its time. */
export function noteOvertime(scene: Scene): Plan | null {
  const { phase } = scene
  if (phase.isLast || phase.spent < phase.nudgeAt || scene.count(["overtime"], "phase") > 0) return null
  if (!scene.isGoodMoment || scene.sinceOwn < OVERTIME_PAUSE) return null
  const reason = `It has taken ${durationWords(phase.spent)} instead of ${durationWords(phase.planned)}.`
  return { kind: "overtime", phase: phase.id, reason, says: { main: { line: "overtime" } } }
}

/** Whether the candidate has asked to go on since the phase began. */
export function wantsNext(scene: Scene): boolean {
  const said = scene.talk.said.findLast(({ wish }) => wish === "next")
  return said !== undefined && said.at > (openedAt(scene, scene.phase.id) ?? said.at)
}

function hasSaidAnything(scene: Scene): boolean {
  return (scene.talk.said.at(-1)?.at ?? 0) > (openedAt(scene, scene.phase.id) ?? 0)
}

/** Who has summed a phase up and adds nothing is done with it. */
function isSummedUp({ phase, exchange, quiet, sinceOwn }: Scene): boolean {
  if (exchange?.ask.id !== `sum-up:${phase.id}` || exchange.answers.length === 0) return false
  return Math.min(quiet, sinceOwn) >= PAUSE
}

/** Depth ends early where nothing is left to ask and nobody goes on. */
function isSpent(scene: Scene): boolean {
  if (scene.phase.id !== "deep_dive" || !scene.hasAsked(OWN_CHOICE) || scene.isWaiting) return false
  return Math.min(scene.quiet, scene.sinceOwn) >= SPENT_PAUSE
}

function openedAt({ talk }: Scene, phase: PhaseId): number | undefined {
  const last = talk.moves.findLast(({ move }) => move.kind === "phase")
  return last?.move.phase === phase ? last.at : undefined
}

/** Depth takes what earlier phases left; the others keep to their plan. */
function isNearlyOver({ phase }: Scene): boolean {
  return phase.spent >= NEARLY_OVER * (phase.id === "deep_dive" ? phase.limit : phase.planned)
}

/** Nobody leaves the requirements without a word on what matters most. */
function isMissingSomething(scene: Scene): boolean {
  const { phase } = scene
  if (phase.id !== "clarify" || phase.spent > phase.planned) return false
  return scene.count(["probe"], "phase") === 0 && openProbe(scene)?.priority === 1
}

function endIntroduction(scene: Scene): Plan | null {
  const { talk } = scene
  if (!isIntroduced(scene)) return null
  const told = talk.moves.findLast(({ move }) => move.kind === "introduce")?.at ?? 0
  const isActive = Math.max(talk.said.at(-1)?.at ?? 0, talk.drew.at(-1)?.until ?? 0) > told
  return isActive || scene.sinceOwn >= INTRODUCTION_PAUSE
    ? goOn(scene, "The introduction is done.", null)
    : null
}

function hasSomethingToSumUp(scene: Scene): boolean {
  const { phase, talk } = scene
  const opened = openedAt(scene, phase.id) ?? 0
  const hasMaterial = Math.max(talk.said.at(-1)?.at ?? 0, talk.drew.at(-1)?.until ?? 0) > opened
  if (phase.id === "estimate" && !hasFigures(scene, opened)) return false
  return hasMaterial && phase.limit - phase.spent >= SUM_UP_TIME && !scene.hasAsked(`sum-up:${phase.id}`)
}

function hasFigures({ talk, moment }: Scene, since: number): boolean {
  const words = [
    ...talk.said.filter(({ at }) => at > since).map(({ text }) => text),
    ...talk.drew.flatMap(({ wrote }) => wrote),
  ]
  return moment.estimates.length > 0 || words.some(text => /\d/.test(text))
}

/** Asks for what was decided in a phase; null where there is nothing yet, or it was asked already. */
export function askForSummary(scene: Scene): Plan | null {
  const { phase, moment } = scene
  const line = SUM_UPS[phase.id]
  if (line === undefined || !hasSomethingToSumUp(scene)) return null
  return {
    kind: "summary",
    phase: phase.id,
    reason: "A phase ends with what was decided in it.",
    says: { main: { line } },
    asks: askOfSummary(phase.id, moment.key),
  }
}
