import { DESIGN_PHASES, type DesignPhase } from "../../../clock/phases.ts"
import type { Probe } from "../../../questions/answer-key.ts"
import { probesNow } from "../../probes-now.ts"
import { anchorFor } from "../anchor.ts"
import { askOfProbe, probeAskId } from "../asks.ts"
import { fraction } from "../choose.ts"
import type { Plan } from "../move.ts"
import { PRESSURE_TESTS, pressureAskId } from "../pressure-tests.ts"
import { reasonOf } from "../reason.ts"
import type { Scene } from "../scene.ts"
import { missingRefs, sharesTopic } from "../topics.ts"
import { isShort, type Part } from "../wording.ts"

const MOST_A_TOPIC = 2
/** Questions about the task and its numbers come too late once the design is drawn. */
const EARLY: ReadonlySet<DesignPhase> = new Set<DesignPhase>(["clarify", "estimate"])
const EARLY_ENDS = DESIGN_PHASES.indexOf("api_data")

/** The probe that fits best now: what a must-have lacks first, operations and privacy last. */
export function openProbe(scene: Scene): Probe | undefined {
  const { moment } = scene
  const phase = DESIGN_PHASES.find(id => id === scene.phase.id)
  if (phase === undefined) return undefined
  const outcomes = new Map(
    moment.probes.filter(({ id }) => scene.hasAsked(probeAskId(id))).map(({ id }) => [id, "asked" as const]),
  )
  const fitting = probesNow(moment.probes, { situation: scene.situation, phase, outcomes })
  return fitting
    .filter(probe => isTimely(probe, phase) && mayBeAsked(probe, scene))
    .map(probe => ({ probe, rank: rankOf(probe, scene) }))
    .sort((a, b) => a.rank - b.rank)[0]?.probe
}

/** Asks it, beginning at what it is about on the board. */
export function probePlan(scene: Scene, probe: Probe): Plan {
  const anchor = anchorFor(probe, scene)
  const leads: Part[] = [...thanks(scene), ...(anchor === undefined ? [] : [anchor])]
  return {
    kind: "probe",
    phase: scene.phase.id,
    reason: reasonOf(probe.when, scene.moment.key),
    says: { leads, main: probe.ask },
    asks: askOfProbe(probe),
  }
}

/** Said before the next question to who has just answered. */
export function thanks(scene: Scene): Part[] {
  return scene.hasNews ? [{ line: "thanks" }] : []
}

function isTimely({ phase }: Probe, now: DesignPhase): boolean {
  return !EARLY.has(phase) || DESIGN_PHASES.indexOf(now) <= EARLY_ENDS
}

function mayBeAsked(probe: Probe, scene: Scene): boolean {
  const volunteered = scene.talk.volunteered.get(probeAskId(probe.id))?.size ?? 0
  if (volunteered * 2 >= probe.listenFor.length || !isShort(probe.ask)) return false
  const asked = scene.moment.probes.filter(({ id }) => scene.hasAsked(probeAskId(id)))
  if (asked.filter(other => sharesTopic(other.when, probe.when)).length >= MOST_A_TOPIC) return false
  if (asked.some(other => isSame(other, probe))) return false
  return !isAskedAsPressure(probe, scene) && !scene.givesAway(probe.ask)
}

/** Two that ask the same, or for the same reason. */
function isSame(one: Probe, other: Probe): boolean {
  if (one.ask === other.ask) return true
  return one.when !== "always" && JSON.stringify(one.when) === JSON.stringify(other.when)
}

/** "Ten times the traffic" comes once, whoever asks it. */
function isAskedAsPressure({ ask }: Probe, scene: Scene): boolean {
  return PRESSURE_TESTS.some(({ id, unless }) => unless.test(ask) && scene.hasAsked(pressureAskId(id)))
}

/** Fact sheet 0.2: a missing must-have, what else the design leaves open, then operations and privacy. */
function rankOf(probe: Probe, { moment, situation, phase }: Scene): number {
  const must = new Set(moment.key.components.flatMap(({ ref, level }) => (level === "must" ? [ref] : [])))
  const lacks = missingRefs(probe.when).some(ref => must.has(ref) && situation.board.nodes(ref).length === 0)
  const kind = probe.priority === 3 ? 2 : lacks ? 0 : 1
  const behind = DESIGN_PHASES.indexOf(phase.id as DesignPhase) - DESIGN_PHASES.indexOf(probe.phase)
  return kind * 100 + behind * 10 + probe.priority + fraction(moment.seed, probe.id) * 0.9
}
