/** Gets a candidate to think out loud (fact sheet 0.3): by typing, labels and notes, and by voice where it is heard. */

import type { PhaseId } from "../../../clock/phases.ts"
import type { LineId } from "../lines.ts"
import type { Plan } from "../move.ts"
import { MONOLOGUE, STUCK } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { countWords } from "../sentences.ts"
import { pause } from "./follow-up.ts"
import { mayOffer, offerPlan } from "./hints.ts"
import { askForSummary } from "./phases.ts"

/** Remarks in a phase that nobody reacted to; then the interviewer waits. */
const MOST_UNANSWERED = 2
/** By how much each reminder lengthens the patience for the next, and how far. */
const MORE_PATIENCE = 0.25
const MOST_PATIENCE = 3
/** Without a word or a stroke, before it is shown that something was heard. Milliseconds. */
const ACKNOWLEDGE_AFTER = 10_000
/** What nobody asked for is acknowledged when it is long, and not every time. */
const TALKATIVE = 25
const LISTENING = 60_000

/** Somebody speaks on and on, as a microphone hears it. */
export function interrupt(scene: Scene): Plan | null {
  const { voice } = scene.moment
  const since = scene.now - (voice?.since ?? scene.now)
  return voice?.isSpeaking && Math.min(since, scene.sinceOwn) >= MONOLOGUE ? pause(scene) : null
}

/** Breaks a silence, gently and not for ever. */
export function breakSilence(scene: Scene): Plan | null {
  const { phase } = scene
  const silence = Math.min(scene.quiet, scene.sinceOwn)
  if (phase.id === "intro" || phase.id === "wrap_up" || silence < patience(scene)) return null
  const count = unanswered(scene)
  if (count >= MOST_UNANSWERED || (count > 0 && scene.quiet < STUCK)) return null
  const summary =
    scene.isWaiting || phase.spent < summaryShare(phase.id) * phase.planned ? null : askForSummary(scene)
  if (summary !== null) return summary
  if (scene.quiet >= STUCK && mayOffer(scene)) {
    return offerPlan(scene, "Two minutes without a word or a stroke.", "silence")
  }
  const reason = `No word and no stroke for ${Math.round(silence / 1000)} seconds.`
  return { kind: "think-aloud", phase: phase.id, reason, says: { main: { line: lineFor(scene) } } }
}

/** Who thinks quietly, or speaks where nothing listens, is reminded less and less often. */
function patience(scene: Scene): number {
  return scene.silence * Math.min(MOST_PATIENCE, 1 + MORE_PATIENCE * scene.count(["think-aloud"]))
}

/** Of a phase's time, after which a silence is taken for the end of it. */
function summaryShare(phase: PhaseId): number {
  return phase === "high_level" ? 0.75 : 0.6
}

function unanswered({ talk, phase }: Scene): number {
  const active = Math.max(talk.said.at(-1)?.at ?? 0, talk.drew.at(-1)?.until ?? 0)
  return talk.moves.filter(
    ({ at, move }) =>
      at > active && move.phase === phase.id && (move.kind === "think-aloud" || move.kind === "offer-hint"),
  ).length
}

function lineFor({ phase, moment, talk, isWaiting, exchange }: Scene): LineId {
  const hasBegun = (talk.drew.at(-1)?.until ?? 0) > (exchange?.at ?? 0) || (exchange?.answers.length ?? 0) > 0
  if (hasBegun || (isWaiting && exchange?.kind !== "phase")) return "silence"
  switch (phase.id) {
    case "clarify":
      return "silence-clarify"
    case "estimate":
      return "silence-estimate"
    case "api_data":
      return "silence-api_data"
    default:
      return moment.graph.nodes.length === 0 ? "silence-empty" : "silence"
  }
}

/** A word to who has explained something, so that nobody speaks into the void. */
export function acknowledge(scene: Scene): Plan | null {
  const { talk, phase, exchange } = scene
  const said = talk.said.at(-1)
  if (said === undefined || !scene.hasNews || scene.quiet < ACKNOWLEDGE_AFTER) return null
  // In depth the next question follows soon enough.
  if (phase.id === "deep_dive" || phase.id === "wrap_up") return null
  const isAnswer =
    exchange !== undefined && said.answers === exchange.ask.id && exchange.ask.listenFor.length > 0
  if (!isAnswer && (countWords(said.text) < TALKATIVE || scene.sinceOwn < LISTENING)) return null
  const line =
    said.wish === "stuck" ? "leave-it" : said.assumption === null ? "acknowledge" : "acknowledge-note"
  return {
    kind: "acknowledge",
    phase: phase.id,
    reason: "To show that it was heard.",
    says: { main: { line } },
  }
}
