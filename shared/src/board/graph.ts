/** What is on a board, as a graph: the ground for the outline, Mermaid, probes, checks and the debrief. */
import type { FlowMode } from "./flow.ts"
import type { KindId } from "./kinds.ts"

/** A component: a typed one, or any shape that a person would read as one. */
export interface GraphNode {
  /** The record id of its shape (of the box, where text beside it is its label). */
  readonly id: string
  /** Ids of every record that it was read from, its own first. */
  readonly records: readonly string[]
  /** Given by a person, or recognised by its label; null where neither. */
  readonly kind: KindId | null
  /** Where the kind comes from. "label": a suggestion that nobody has confirmed. */
  readonly kindFrom: "person" | "label" | null
  /** One line, trimmed, as written; empty where there are no words. */
  readonly label: string
  readonly note: string
  /** The innermost container it stands in: a frame, a lane, a box drawn around it; null for the open board. */
  readonly container: string | null
}

/** How an arrow's end came to be where it is. "near": it is not bound, and read as meant. */
export type EndKind = "bound" | "near" | "loose"

export interface GraphEnd {
  /** A node's or a container's id; null where the arrow ends at nothing. */
  readonly at: string | null
  readonly kind: EndKind
}

/** A flow: from the data's producer to its consumer, or from caller to callee. */
export interface GraphEdge {
  /** The arrow's (or line's) record id. */
  readonly id: string
  readonly records: readonly string[]
  readonly from: GraphEnd
  readonly to: GraphEnd
  /** "both": heads at both ends. "none": a line, whose ends are in drawing order. */
  readonly direction: "forward" | "both" | "none"
  /** What travels, one line; empty where nothing is said. */
  readonly label: string
  /** How it travels: by its line, or by a word in its label ("nightly", "async"). */
  readonly mode: FlowMode | null
}

/** Something that components stand in: a frame, a starter lane, a plain box drawn around others. */
export interface GraphContainer {
  readonly id: string
  readonly label: string
  readonly container: string | null
}

/** Words that belong to no component and no flow: notes, lists of requirements, estimates. */
export interface GraphText {
  readonly id: string
  /** As written, line breaks kept. */
  readonly text: string
  readonly container: string | null
}

/** Nodes, edges, containers and texts are each in ascending order of id, so that equal boards give equal graphs. */
export interface BoardGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly containers: readonly GraphContainer[]
  readonly texts: readonly GraphText[]
}

export const EMPTY_GRAPH: BoardGraph = { nodes: [], edges: [], containers: [], texts: [] }
