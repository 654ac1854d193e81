import type { Sketch } from "../../support/sketch.ts"

/**
 * A diagram as somebody draws it, and what a person reads in it, a line each:
 *
 *     label = kind in Container      a component; "?" for no kind; "_" for no label; " in …" where it stands in one
 *     a -> b : label (mode)          a flow; "<->" both ways, "--" no heads; "?" for an end at nothing
 *     [Container] in Outer           what components stand in
 */
export interface Diagram {
  readonly name: string
  readonly draw: (s: Sketch) => void
  readonly reads: string
}
