/** Where on the board a question begins: at what is drawn next to what it is about. */
import type { GraphNode } from "../../board/graph.ts"
import type { Probe } from "../../questions/answer-key.ts"
import type { Ref } from "../../questions/condition.ts"
import type { Scene } from "./scene.ts"
import { hasSpokenName, spokenName } from "./spoken-name.ts"
import { termOf, wordsIn } from "./terms.ts"
import { missingRefs, topicsOf } from "./topics.ts"
import type { Line } from "./wording.ts"

/** Undefined where there is nothing to point at. */
export function anchorFor(probe: Probe, scene: Scene): Line | undefined {
  const missing = missingRefs(probe.when)[0]
  if (missing !== undefined) {
    const flow = flowAround(missing, scene)
    if (flow !== undefined) return flow
  }
  const box = boxOf(probe, scene) ?? (probe.phase === "high_level" ? hubOf(scene) : undefined)
  return box && { line: "see-box", with: { box: spokenName(box) } }
}

/** A drawn flow that would go through what is missing. */
function flowAround(ref: Ref, { moment, situation, flows }: Scene): Line | undefined {
  const { board } = situation
  const ids = (refs: readonly Ref[]) => new Set(refs.flatMap(one => board.nodes(one)).map(({ id }) => id))
  const before = ids(moment.key.flows.filter(({ to }) => to === ref).map(({ from }) => from))
  const after = ids(moment.key.flows.filter(({ from }) => from === ref).map(({ to }) => to))
  const found = flows.find(
    ({ from, to }) => before.has(from.id) && after.has(to.id) && hasSpokenName(from) && hasSpokenName(to),
  )
  return found && { line: "see-flow", with: { from: spokenName(found.from), to: spokenName(found.to) } }
}

function boxOf(probe: Probe, { moment, situation }: Scene): GraphNode | undefined {
  const { board } = situation
  const topics = topicsOf(probe.when).filter(topic => moment.key.components.some(({ ref }) => ref === topic))
  const nextTo = topics.flatMap(topic =>
    moment.key.flows.flatMap(({ from, to }) => (from === topic ? [to] : to === topic ? [from] : [])),
  )
  const near = [...topics, ...nextTo].flatMap(ref => board.nodes(ref))
  return near.find(hasSpokenName) ?? boxThatItNames(probe, moment.graph.nodes)
}

/** Where most comes together, as long as it was not just spoken of. */
function hubOf({ moment, talk, flows }: Scene): GraphNode | undefined {
  const recent = talk.moves.slice(-RECENT).map(({ move }) => move.text)
  const degrees = new Map<GraphNode, number>()
  for (const { from, to } of flows)
    for (const node of [from, to]) degrees.set(node, (degrees.get(node) ?? 0) + 1)
  return moment.graph.nodes
    .filter(node => (degrees.get(node) ?? 0) >= LEAST_FLOWS && hasSpokenName(node))
    .sort((a, b) => (degrees.get(b) ?? 0) - (degrees.get(a) ?? 0))
    .find(node => !recent.some(text => text.includes(spokenName(node))))
}
const LEAST_FLOWS = 2
const RECENT = 6

function boxThatItNames({ ask }: Probe, nodes: readonly GraphNode[]): GraphNode | undefined {
  const asked = wordsIn(ask)
    .filter(word => word.length >= SHORTEST_NAME && termOf(word) !== null)
    .map(word => word.replace(/s$/, ""))
  return nodes.find(node => {
    const label = node.label.toLowerCase()
    return asked.some(word => label.includes(word)) && hasSpokenName(node)
  })
}
const SHORTEST_NAME = 5
