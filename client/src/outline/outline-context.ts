import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { createContext, useContext } from "react"
import type { BoardEditor } from "../room/room-context.ts"
import type { OutlineEdits } from "./use-outline-edits.ts"

/** What every row works with. The same object for as long as the editor and the right to edit are the same. */
export interface OutlineParts {
  readonly editor: BoardEditor
  readonly canEdit: boolean
  readonly edits: OutlineEdits
  /** Selects a row's shape on the canvas, or points it out, and opens the row; null closes it. */
  choose(id: string | null): void
  /** Opens a row's name, or a flow's label, for typing; null closes it. */
  rename(id: string | null): void
  graph(): BoardGraph
}

const OutlineContext = createContext<OutlineParts | null>(null)
export const OutlineProvider = OutlineContext.Provider

/** Throws outside an outline. */
export function useOutline(): OutlineParts {
  const parts = useContext(OutlineContext)
  if (parts === null) throw new Error("useOutline is for components inside an OutlineProvider")
  return parts
}
