import type { PhaseId } from "../../../clock/phases.ts"
import type { Competency } from "../../../scorecard/competencies.ts"
import { streak } from "../conversation.ts"
import type { MoveKind, Plan } from "../move.ts"
import type { Scene } from "../scene.ts"

const MINUTE = 60_000
/** Between two offers. */
const OFFER_GAP = 4 * MINUTE
const WEAK_ANSWERS = 2
/** A hint helps with a question about the design, not with a summary of it. */
const LOOKED_INTO: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "probe",
  "deep-dive",
  "pressure",
  "change",
  "follow-up",
])
/** Hints are about the design: before it is drawn they are only given when asked for. */
const OFFERED_IN: ReadonlySet<PhaseId> = new Set<PhaseId>(["high_level", "deep_dive"])

/** A hint to who asks for one or takes the offer: the next of the three. */
export function giveHint(scene: Scene): Plan | null {
  const { talk, phase } = scene
  const said = talk.news.at(-1)
  const last = talk.moves.at(-1)
  if (said === undefined || last === undefined) return null
  const isTaken = said.wish === "yes" && last.move.kind === "offer-hint"
  if (said.wish === "hint" || isTaken) return hintPlan(scene, isTaken)
  if (said.wish === "no" && last.move.kind === "offer-hint") {
    const says = { main: { line: "take-time" } } as const
    return { kind: "acknowledge", phase: phase.id, reason: "The hint was declined.", says }
  }
  return null
}

function hintPlan({ talk, moment, phase }: Scene, isTaken: boolean): Plan {
  const hint = moment.key.hints[talk.hints]
  if (hint === undefined) {
    const says = { main: { line: "no-more-hints" } } as const
    return { kind: "acknowledge", phase: phase.id, reason: "All three hints were given.", says }
  }
  const level = talk.hints + 1
  const last = talk.exchanges.findLast(({ ask }) => ask.listenFor.length > 0)
  const helped: Competency = last?.ask.competency ?? "core"
  return {
    kind: "hint",
    phase: phase.id,
    reason: `${isTaken ? "Took the offer of" : "Asked for"} a hint: level ${level}, which helps with ${helped}.`,
    says: { leads: [{ line: "hint-lead" }], main: hint },
    reveals: { kind: "hint", id: String(level) },
  }
}

/** Offers a hint to who says that nothing comes to mind, or after two weak answers in a row. */
export function offerHint(scene: Scene): Plan | null {
  const { talk } = scene
  if (!mayOffer(scene) || !scene.hasNews) return null
  if (talk.said.at(-1)?.wish === "stuck") return offerPlan(scene, "Said that nothing comes to mind.", "weak")
  const isAnswer = scene.exchange !== undefined && talk.said.at(-1)?.answers === scene.exchange.ask.id
  const isLookedInto = scene.exchange !== undefined && LOOKED_INTO.has(scene.exchange.kind)
  if (!isAnswer || !isLookedInto || streak(talk, "weak") < WEAK_ANSWERS) return null
  return offerPlan(scene, "Two answers in a row had nothing of what was listened for.", "weak")
}

export function mayOffer({ talk, now, moment, phase }: Scene): boolean {
  const last = talk.moves.findLast(({ move }) => move.kind === "offer-hint")
  const isFresh = last !== undefined && now - last.at < OFFER_GAP
  return !isFresh && talk.hints < moment.key.hints.length && OFFERED_IN.has(phase.id)
}

export function offerPlan({ phase }: Scene, reason: string, after: "weak" | "silence"): Plan {
  const line = after === "weak" ? "offer-hint-weak" : "offer-hint"
  return { kind: "offer-hint", phase: phase.id, reason, says: { main: { line } } }
}
