/** What an answer calls for at once: a figure, a tool or a choice that stands alone, or words without a point. */
import type { Competency } from "../../../scorecard/competencies.ts"
import { pushAskId } from "../asks.ts"
import { type Exchange, strengthOf } from "../conversation.ts"
import type { LineId } from "../lines.ts"
import type { Ask, MoveKind, Plan } from "../move.ts"
import { MONOLOGUE_WORDS } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { countWords } from "../sentences.ts"
import { askOfSlip } from "../slip-asks.ts"
import { type Slip, type SlipKind, slipIn } from "../slips.ts"

/** Asked about for more; the others are answered as they are answered. */
const LOOKED_INTO: ReadonlySet<MoveKind> = new Set<MoveKind>(["probe", "deep-dive", "pressure", "change"])
const MOST_SLIPS: Record<SlipKind, number> = { number: 2, tool: 3, decision: 2 }
const MOST_PUSHES = 4
const SLIP_REASONS: Record<SlipKind, string> = {
  number: "A figure with nothing that it was worked out from.",
  tool: "A tool was named without the property that is needed.",
  decision: "A choice was made without the alternative.",
}

export function followUp(scene: Scene): Plan | null {
  const { phase, talk } = scene
  if (!scene.hasNews || phase.id === "intro" || phase.id === "clarify" || phase.id === "wrap_up") return null
  const words = talk.news.map(({ text }) => text).join(" ")
  if (countWords(words) > MONOLOGUE_WORDS) return pause(scene)
  const { exchange } = scene
  const isAnswer = exchange !== undefined && talk.said.at(-1)?.answers === exchange.ask.id
  if (isAnswer && exchange.kind === "follow-up") return null
  const slip = slipIn(words, given(scene))
  // Who has answered well has weighed it, whether or not the other option was named.
  const isWeighed = slip?.kind === "decision" && isAnswer && strengthOf(exchange) === "strong"
  return (slip && !isWeighed ? slipPlan(scene, slip) : null) ?? (isAnswer ? push(scene, exchange) : null)
}

/** Interrupts who has gone on for long without a pause. */
export function pause({ phase }: Scene): Plan {
  const reason = "A long stretch without a pause: one sentence shows what matters in it."
  return { kind: "think-aloud", phase: phase.id, reason, says: { main: { line: "monologue" } } }
}

/** Asks about a slip, each thing once and each kind a few times. */
export function slipPlan(scene: Scene, slip: Slip): Plan | null {
  const { exchanges } = scene.talk
  const ofKind = exchanges.filter(({ ask }) => ask.id.startsWith(`slip:${slip.kind}:`)).length
  const asks = askOfSlip(slip, ofKind)
  if (ofKind >= MOST_SLIPS[slip.kind] || scene.hasAsked(asks.id)) return null
  const main = { line: slip.kind, with: { figure: slip.words, tool: slip.words } } as const
  return { kind: "follow-up", phase: scene.phase.id, reason: SLIP_REASONS[slip.kind], says: { main }, asks }
}

function push(scene: Scene, exchange: Exchange): Plan | null {
  const { ask, kind, heard } = exchange
  const pushes = scene.talk.exchanges.filter(one => one.ask.id.startsWith("push:")).length
  if (
    !LOOKED_INTO.has(kind) ||
    ask.listenFor.length === 0 ||
    pushes >= MOST_PUSHES ||
    strengthOf(exchange) !== "weak"
  )
    return null
  const rest: Ask = {
    ...ask,
    id: pushAskId(ask.id),
    listenFor: ask.listenFor.filter(point => !heard.has(point)),
  }
  return {
    kind: "follow-up",
    phase: scene.phase.id,
    reason: "The answer had nothing of what was listened for.",
    says: { main: { line: PUSHES[ask.competency] } },
    asks: rest,
  }
}

const PUSHES: Record<Competency, LineId> = {
  requirements: "push-requirements",
  core: "push-core",
  scale: "push-scale",
  tradeoffs: "push-tradeoffs",
  communication: "push-communication",
}

/** What the interviewer has said: figures in it need no source. */
function given({ moment, talk }: Scene): string {
  return [moment.question.text, ...talk.moves.map(({ move }) => move.text)].join("\n")
}
