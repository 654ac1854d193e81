/** What the interviewer says about a drawing (fact sheet 0.3): drawn in silence, a bare tool, bare arrows. */
import type { Ask, Plan } from "../move.ts"
import { DRAWING, GAPS } from "../pace.ts"
import type { Scene } from "../scene.ts"
import { countWords } from "../sentences.ts"
import { toolIn } from "../slips.ts"
import { hasSpokenName, spokenName } from "../spoken-name.ts"
import type { DrewEntry } from "../transcript.ts"
import { slipPlan } from "./follow-up.ts"

/** Of each sort, in one interview. */
const MOST_REMARKS = 2
/** After an arrow was drawn, for its label. Milliseconds. */
const LABEL_TIME = 45_000
const FEWEST_BARE = 3
/** Who has not drawn for this long is not drawing any more. */
const STILL_DRAWING = 20_000

/** Remarks on what was drawn, once there is a good moment for one. */
export function remarkOnBoard(scene: Scene): Plan | null {
  const { phase, talk } = scene
  if (phase.id !== "high_level" && phase.id !== "deep_dive") return null
  if (scene.isWaiting || scene.sinceOwn < (GAPS[phase.id] ?? 0) / 2) return null
  const walk = drawsInSilence(scene)
  if (walk !== null) return walk
  if (!scene.isGoodMoment || talk.drew.length === 0) return null
  return bareToolOnBoard(scene) ?? bareArrow(scene)
}

function drawsInSilence(scene: Scene): Plan | null {
  const { talk, now, phase } = scene
  const spoken = Math.max(scene.lastWord, talk.moves.at(-1)?.at ?? 0)
  const drawn = talk.drew.filter(({ until }) => until > spoken)
  const [first] = drawn
  if (first === undefined || drawn.some(entry => explains(entry, scene))) return null
  if (now - Math.max(first.at, spoken) < Math.max(DRAWING, scene.silence) || scene.quiet > STILL_DRAWING)
    return null
  const box = drawn
    .flatMap(({ added }) => added)
    .toReversed()
    .map(id => scene.node(id))
    .find(node => node !== undefined && hasSpokenName(node))
  if (box === undefined) return null
  const asks = remark("walk", box.id)
  if (scene.hasAsked(asks.id) || remarks(scene, "walk") >= MOST_REMARKS) return null
  return {
    kind: "think-aloud",
    phase: phase.id,
    reason: "Drew for a minute and a half without a word or a note.",
    says: { main: { line: "drawing", with: { box: spokenName(box) } } },
    asks,
  }
}

/** A note, or what an arrow carries: words that are no component's name. */
function explains({ wrote }: DrewEntry, { moment }: Scene): boolean {
  const names = new Set(moment.graph.nodes.map(({ label }) => label))
  return wrote.some(line => !names.has(line) && countWords(line) > 1)
}

function bareToolOnBoard(scene: Scene): Plan | null {
  const { moment, situation } = scene
  for (const { label, note } of moment.graph.nodes) {
    const words = toolIn(label)
    if (words === undefined || note !== "" || isExplained(words, situation.words)) continue
    const plan = slipPlan(scene, { kind: "tool", words })
    if (plan !== null) return plan
  }
  return null
}

/** Whether any line speaks of a tool in more words than a label has. */
function isExplained(tool: string, words: string): boolean {
  const name = tool.toLowerCase()
  return words.split("\n").some(line => line.toLowerCase().includes(name) && countWords(line) > 6)
}

function bareArrow(scene: Scene): Plan | null {
  if (remarks(scene, "arrow") >= MOST_REMARKS) return null
  const fresh = new Set(
    scene.talk.drew.filter(({ until }) => scene.now - until < LABEL_TIME).flatMap(({ added }) => added),
  )
  const bare = scene.flows.filter(
    ({ edge, from, to }) =>
      edge.label === "" &&
      edge.mode === null &&
      !fresh.has(edge.id) &&
      hasSpokenName(from) &&
      hasSpokenName(to),
  )
  // Most people label some arrows: only a board full of bare ones is worth a word.
  if (bare.length < FEWEST_BARE || bare.length * 2 < scene.flows.length) return null
  const flow = bare.find(({ edge }) => !scene.hasAsked(remark("arrow", edge.id).id))
  if (flow === undefined) return null
  return {
    kind: "think-aloud",
    phase: scene.phase.id,
    reason: "The arrow says neither what goes along it nor how.",
    says: { main: { line: "arrow", with: { from: spokenName(flow.from), to: spokenName(flow.to) } } },
    asks: remark("arrow", flow.edge.id),
  }
}

/** A question about what was drawn: about each thing once. */
function remark(about: "walk" | "arrow", id: string): Ask {
  return { id: `${about}:${id}`, competency: "communication", listenFor: [] }
}

function remarks({ talk }: Scene, about: "walk" | "arrow"): number {
  return talk.exchanges.filter(({ ask }) => ask.id.startsWith(`${about}:`)).length
}
