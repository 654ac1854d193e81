/**
 * A board beside an answer key's reference: what of it is there, what is not, and what the board has beyond it. Never a
 * verdict: another answer can be right.
 */
import type { BoardGraph } from "../board/graph.ts"
import { kindOf } from "../board/kinds.ts"
import { BoardMatch } from "../interviewer/board-match.ts"
import { kindOfRef, type Ref } from "../questions/condition.ts"
import type { DebriefKey } from "./debrief-key.ts"

export interface ComparedPart {
  /** What words about it are kept under. */
  readonly id: string
  readonly name: string
  readonly level: "must" | "good"
  /** Why a good design has it, or what flows. */
  readonly why: string
  /** What of the board stands for it: record ids and labels. Empty where nothing does. */
  readonly found: readonly { readonly id: string; readonly label: string }[]
  readonly isThere: boolean
}

export interface ExtraPart {
  readonly id: string
  readonly recordId: string
  readonly name: string
}

export interface Comparison {
  readonly components: readonly ComparedPart[]
  readonly flows: readonly ComparedPart[]
  /** Components of the board that stand for nothing in the reference. */
  readonly extra: readonly ExtraPart[]
}

export function compareBoards(
  graph: BoardGraph,
  { components, flows }: Pick<DebriefKey, "components" | "flows">,
): Comparison {
  const board = new BoardMatch(graph, components)
  const nameOf = (ref: Ref) => {
    const component = components.find(one => one.ref === ref)
    return component?.name ?? kindOf(kindOfRef(ref)).name
  }
  const matched = new Set(components.flatMap(({ ref }) => board.nodes(ref).map(({ id }) => id)))
  return {
    components: components.map(({ ref, level, why }) => {
      const found = board.nodes(ref).map(({ id, label }) => ({ id, label: label || nameOf(ref) }))
      return { id: `component:${ref}`, name: nameOf(ref), level, why, found, isThere: found.length > 0 }
    }),
    flows: flows.map(({ from, to, what, level, either, maxHops }) => ({
      id: `flow:${from}>${to}`,
      name: `${nameOf(from)} → ${nameOf(to)}`,
      level,
      why: what,
      found: [],
      isThere: board.hasFlow(from, to, maxHops) || (either && board.hasFlow(to, from, maxHops)),
    })),
    extra: graph.nodes
      .filter(({ id, kind, label }) => !matched.has(id) && (kind !== null || label !== ""))
      .map(({ id, kind, label }) => ({
        id: `extra:${id}`,
        recordId: id,
        name: label || (kind === null ? "" : kindOf(kind).name),
      })),
  }
}
