import { type BoardGraph, EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import { useSyncExternalStore } from "react"
import type { Editor } from "tldraw"
import { liveGraphOf } from "./live-graph.ts"

/** The board as a graph, following it as it is drawn; empty before there is a board. */
export function useGraph(editor: Editor | null): BoardGraph {
  const live = editor && liveGraphOf(editor)
  return useSyncExternalStore(live?.subscribe ?? never, live?.getSnapshot ?? noBoard)
}

const never = () => () => {}
const noBoard = () => EMPTY_GRAPH
