/** What to ask next, when it is a good moment to ask anything. */
import { OWN_CHOICE } from "../asks.ts"
import { streak } from "../conversation.ts"
import type { Plan } from "../move.ts"
import { GAPS } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { changePlan } from "./change.ts"
import { deepDivePlan } from "./deep-dives.ts"
import { wantsNext } from "./phases.ts"
import { pressurePlan } from "./pressure.ts"
import { openProbe, probePlan, thanks } from "./probes.ts"

/** Of a phase's time that the candidate has before anything is asked. */
const OWN_TIME = { clarify: 0.5, estimate: 0.4, api_data: 0.5, high_level: 0.3 } as const
/** Boxes on the board before one can ask about the design. */
const FEWEST_BOXES = 3
/** Strong answers in a row, after which it gets harder. */
const STRONG_ANSWERS = 2
/** Weak ones, after which it does not. */
const WEAK_ANSWERS = 2
/** Missing must-haves that are taken up before the first topic of depth. */
const PROBES_FIRST = 1
const STRONG = "Two strong answers in a row: a harder question."
const TIME_LEFT = "There is time for one more question."

export function askNext(scene: Scene): Plan | null {
  const gap = GAPS[scene.phase.id]
  const asked = scene.exchange?.at ?? 0
  if (gap === undefined || scene.isWaiting || !scene.isGoodMoment || scene.now - asked < gap) return null
  switch (scene.phase.id) {
    case "clarify":
      return hasHadTime(scene, OWN_TIME.clarify) || wantsNext(scene) ? probe(scene) : null
    case "estimate":
      return hasHadTime(scene, OWN_TIME.estimate) ? probe(scene) : null
    case "api_data":
      return hasHadTime(scene, OWN_TIME.api_data) ? probe(scene) : null
    case "high_level":
      return askAboutDesign(scene)
    case "deep_dive":
      return askInDepth(scene)
    default:
      return null
  }
}

function askAboutDesign(scene: Scene): Plan | null {
  if (scene.moment.graph.nodes.length < FEWEST_BOXES) return null
  const change = changePlan(scene)
  if (change !== null) return change
  if (!hasHadTime(scene, OWN_TIME.high_level)) return null
  return harder(scene) ?? probe(scene)
}

function askInDepth(scene: Scene): Plan | null {
  const topics = scene.count(["deep-dive"])
  const isHalfOver = scene.phase.spent * 2 >= scene.phase.planned
  const isTopicDue = topics === 0 ? scene.count(["probe"], "phase") >= PROBES_FIRST : isHalfOver
  return (
    changePlan(scene) ??
    harder(scene) ??
    (isTopicDue ? deepDivePlan(scene) : null) ??
    probe(scene) ??
    deepDivePlan(scene) ??
    (streak(scene.talk, "weak") < WEAK_ANSWERS ? pressurePlan(scene, TIME_LEFT) : null) ??
    ownChoice(scene)
  )
}

/** The candidate's own topic, once nothing else is left. */
function ownChoice(scene: Scene): Plan | null {
  if (scene.hasAsked(OWN_CHOICE)) return null
  return {
    kind: "deep-dive",
    phase: scene.phase.id,
    reason: "Nothing else is open: the candidate knows best where it is thin.",
    says: { leads: thanks(scene), main: { line: "own-choice" } },
    asks: { id: OWN_CHOICE, competency: "tradeoffs", listenFor: [] },
  }
}

function harder(scene: Scene): Plan | null {
  const last = scene.talk.exchanges.findLast(({ ask }) => ask.listenFor.length > 0)
  if (last?.kind === "pressure" || streak(scene.talk, "strong") < STRONG_ANSWERS) return null
  return pressurePlan(scene, STRONG)
}

function probe(scene: Scene): Plan | null {
  const open = openProbe(scene)
  return open === undefined ? null : probePlan(scene, open)
}

function hasHadTime({ phase }: Scene, share: number): boolean {
  return phase.spent >= share * phase.planned
}
