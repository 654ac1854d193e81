/** A diagram that is not on the board yet: typed into the outline, or read from another program's file. */

import type { LANES } from "../questions/starter.ts"
import type { FlowMode } from "./flow.ts"
import type { GraphEdge } from "./graph.ts"
import type { KindId } from "./kinds.ts"

/**
 * Parts and containers share one namespace of keys, which mean nothing outside of their diagram. A key that is
 * neither stands for a shape that is on the board already; whoever adds the diagram says which.
 */
export interface Diagram {
  readonly parts: readonly DiagramPart[]
  readonly flows: readonly DiagramFlow[]
  readonly containers?: readonly DiagramContainer[]
}

export interface DiagramPart {
  readonly key: string
  /** Null for a plain box. */
  readonly kind: KindId | null
  readonly label: string
  readonly note?: string
  /** The key of the innermost container that it stands in. */
  readonly container?: string
  /** Where it stands on a board with lanes; where absent, in the lane of its kind. */
  readonly lane?: (typeof LANES)[number]
}

export interface DiagramFlow {
  /** Key of a part, of a container, or of a shape on the board. */
  readonly from: string
  readonly to: string
  readonly label?: string
  /** Null, or absent, where it is not said. */
  readonly mode?: FlowMode | null
  /** "forward" where absent. */
  readonly direction?: GraphEdge["direction"]
}

export interface DiagramContainer {
  readonly key: string
  readonly label: string
  /** The key of the container that it stands in. */
  readonly container?: string
}
