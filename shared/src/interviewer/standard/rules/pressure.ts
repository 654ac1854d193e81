import type { GraphNode } from "../../../board/graph.ts"
import { fraction } from "../choose.ts"
import type { Plan } from "../move.ts"
import { CALLERS, PRESSURE_TESTS, type PressureTest, pressureAskId } from "../pressure-tests.ts"
import type { Scene } from "../scene.ts"
import { hasSpokenName, spokenName } from "../spoken-name.ts"
import { thanks } from "./probes.ts"

/** A harder question about what stands on the board, of those that nobody has answered yet; which, the seed says. */
export function pressurePlan(scene: Scene, reason: string): Plan | null {
  const { seed } = scene.moment
  const tests = PRESSURE_TESTS.filter(({ id }) => !scene.hasAsked(pressureAskId(id)))
    .map(test => ({ test, order: fraction(seed, test.id) }))
    .sort((a, b) => a.order - b.order)
  for (const { test } of tests) {
    const ask = wordsFor(test, scene)
    if (ask !== undefined) return planOf(test, ask, scene, reason)
  }
  return null
}

function planOf(
  { id, competency, listenFor }: PressureTest,
  ask: string,
  scene: Scene,
  reason: string,
): Plan {
  return {
    kind: "pressure",
    phase: scene.phase.id,
    reason,
    says: { leads: thanks(scene), main: ask },
    asks: { id: pressureAskId(id), competency, listenFor },
  }
}

function wordsFor({ of, neighbour, ask, unless }: PressureTest, scene: Scene): string | undefined {
  if (unless.test(scene.situation.words) || isAskedElsewhere(unless, scene)) return undefined
  const { graph, seed } = scene.moment
  const boxes = graph.nodes
    .filter(node => node.kind !== null && of.includes(node.kind) && hasSpokenName(node))
    .map(node => ({ node, order: fraction(seed, node.id) }))
    .sort((a, b) => a.order - b.order)
  for (const { node } of boxes) {
    const other = neighbour === undefined ? undefined : neighbourOf(node, neighbour, scene)
    if (neighbour !== undefined && other === undefined) continue
    const names: Readonly<Record<string, GraphNode | undefined>> = { box: node, other }
    return ask.replaceAll(/\{(\w+)\}/g, (braces, name: string) => {
      const named = names[name]
      return named === undefined ? braces : spokenName(named)
    })
  }
  return undefined
}

function neighbourOf(node: GraphNode, as: "caller" | "reader", { flows }: Scene): GraphNode | undefined {
  const found =
    as === "caller"
      ? flows.find(({ from, to }) => to === node && CALLERS.has(from.kind) && hasSpokenName(from))?.from
      : flows.find(({ from, to }) => from === node && hasSpokenName(to))?.to
  return found
}

/** A probe or the changed requirement may have asked the same in other words. */
function isAskedElsewhere(unless: RegExp, { talk }: Scene): boolean {
  return talk.exchanges.some(({ text }) => unless.test(text))
}
