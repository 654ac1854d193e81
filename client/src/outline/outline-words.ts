/** What the outline says in words, for the eye and for a screen reader alike. */

import type { TypedDiagram } from "@outloud/shared/board/diagram-text.ts"
import type { FlowMode } from "@outloud/shared/board/flow.ts"
import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { kindOf } from "@outloud/shared/board/kinds.ts"

type Names = ReadonlyMap<string, string>

export const MODE_WORDS: Record<FlowMode, string> = { sync: "sync", async: "async", batch: "batch" }

export function nameOf(names: Names, id: string | null): string {
  if (id === null) return "nothing"
  return names.get(id) || "a box without a name"
}

export function partName({ label }: GraphNode): string {
  return label || "No name yet"
}

/** "Cache", or "Cache?" where nobody has said so; empty for a plain box. */
export function kindWords({ kind, kindFrom }: GraphNode): string {
  if (kind === null) return ""
  return kindFrom === "label" ? `${kindOf(kind).name}?` : kindOf(kind).name
}

/** "playlists, sync"; empty where nothing is said. */
export function flowWords({ label, mode }: GraphEdge): string {
  return [label, mode === null ? "" : MODE_WORDS[mode]].filter(word => word !== "").join(", ")
}

/** A flow as a row below the component that it leaves. */
export function flowRowName(edge: GraphEdge, names: Names): string {
  const to = nameOf(names, edge.to.at)
  const words = flowWords(edge) || "says nothing yet"
  const near = isUnattached(edge) ? ", not attached" : ""
  if (edge.direction === "none") return `Line to ${to}: ${words}${near}`
  return edge.direction === "both"
    ? `Both ways with ${to}: ${words}${near}`
    : `Flow to ${to}: ${words}${near}`
}

export function isUnattached({ from, to }: GraphEdge): boolean {
  return from.kind === "near" || to.kind === "near"
}

/** An arrow that connects no two components. */
export function looseWords(edge: GraphEdge, names: Names): string {
  const what = edge.direction === "none" ? "line" : "arrow"
  const said = edge.label === "" ? "" : ` “${edge.label}”`
  const article = what === "arrow" ? "An" : "A"
  const [from, to] = [edge.from.at, edge.to.at]
  if (from === null && to === null) return `${article} ${what}${said} touches nothing.`
  if (to === null) return `${article} ${what}${said} from ${nameOf(names, from)} ends at nothing.`
  if (from === null) return `${article} ${what}${said} to ${nameOf(names, to)} begins at nothing.`
  return `${article} ${what}${said} from ${nameOf(names, from)} to ${nameOf(names, to)}.`
}

/** "3 new components, 2 flows". */
export function previewWords({ diagram, repeated }: TypedDiagram): string {
  const { parts, flows } = diagram
  const news = [
    count(parts.length, "new component"),
    count(flows.length, parts.length > 0 ? "flow" : "new flow"),
  ]
  const said = news.filter(word => word !== "").join(", ")
  const old =
    repeated === 0 ? "" : `${count(repeated, "flow")} ${repeated === 1 ? "is" : "are"} there already`
  if (said === "") return old === "" ? "All of it is on the board already" : old
  return old === "" ? said : `${said}; ${old}`
}

export function addedWords({ parts, flows }: TypedDiagram["diagram"]): string {
  const added = [count(parts.length, "component"), count(flows.length, "flow")].filter(word => word !== "")
  return `Added ${added.join(" and ")}.`
}

/** "2 flows"; empty for none. */
export function count(n: number, noun: string): string {
  return n === 0 ? "" : `${n} ${noun}${n === 1 ? "" : "s"}`
}
