import type { TypedDiagram } from "@outloud/shared/board/diagram-text.ts"
import type { FlowMode } from "@outloud/shared/board/flow.ts"
import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { useMemo } from "react"
import { liveGraphOf } from "../canvas/live-graph.ts"
import {
  addTyped,
  type EditResult,
  moveFlowEnd,
  removeFlow,
  removePart,
  renameFlow,
  renamePart,
  setFlowMode,
  setPartKind,
  setPartNote,
} from "../canvas/outline-edits.ts"
import { type BoardEditor, useRoomParts } from "../room/room-context.ts"
import type { RoomViewStore } from "../room/room-view.ts"
import { addedWords, count, MODE_WORDS, partName, previewWords } from "./outline-words.ts"

export interface OutlineEdits {
  /** Selects what is new. */
  add(typed: TypedDiagram): void
  /** Leaves the selection, and so the open row, as it is. */
  addFromHere(typed: TypedDiagram): void
  renamePart(node: GraphNode, name: string): void
  setKind(node: GraphNode, kind: KindId | null): void
  setNote(node: GraphNode, note: string): void
  removePart(node: GraphNode): void
  renameFlow(edge: GraphEdge, label: string): void
  setMode(edge: GraphEdge, mode: FlowMode | null): void
  moveEnd(edge: GraphEdge, end: "from" | "to", node: GraphNode): void
  removeFlow(edge: GraphEdge): void
  undo(): void
  redo(): void
}

/** Edits of the board that say what they did, to a screen reader, and why they did not, to everybody. */
export function useOutlineEdits(editor: BoardEditor): OutlineEdits {
  const { view } = useRoomParts()
  return useMemo(() => outlineEdits(editor, view), [editor, view])
}

const WHY_NOT: Record<Exclude<EditResult, "done">, string> = {
  locked: "This is locked. Unlock it on the board first.",
  gone: "It is not on the board any more.",
}

function outlineEdits(editor: BoardEditor, view: RoomViewStore): OutlineEdits {
  const { announce, refuse } = view.getState()
  const live = liveGraphOf(editor)
  /** The list follows at once, and not when the graph is read next. */
  const tell = (result: EditResult, words: () => string) => {
    live.readNow()
    if (result === "done") announce(words())
    else refuse(WHY_NOT[result])
  }
  const add = (typed: TypedDiagram, select: boolean) => {
    const { parts, flows } = typed.diagram
    const isNew = parts.length + flows.length > 0
    if (isNew) addTyped(editor, typed, { select })
    tell("done", () => (isNew ? addedWords(typed.diagram) : `${previewWords(typed)}.`))
  }
  return {
    add: typed => add(typed, true),
    addFromHere: typed => add(typed, false),
    renamePart(node, name) {
      tell(renamePart(editor, node, name), () => `Renamed to ${name}.`)
    },
    setKind(node, kind) {
      const words = () => `${partName(node)} is a ${kind === null ? "plain box" : kindOf(kind).name} now.`
      tell(setPartKind(editor, node, kind), words)
    },
    setNote(node, note) {
      tell(setPartNote(editor, node, note), () => `Note of ${partName(node)} saved.`)
    },
    removePart(node) {
      const flows = live.readNow().edges.filter(({ from, to }) => from.at === node.id || to.at === node.id)
      const also = flows.length === 0 ? "" : ` and ${count(flows.length, "flow")}`
      tell(removePart(editor, node, flows), () => `Deleted ${partName(node)}${also}. Control Z brings back.`)
    },
    renameFlow(edge, label) {
      tell(renameFlow(editor, edge, label), () => (label === "" ? "Label removed." : `Label: ${label}.`))
    },
    setMode(edge, mode) {
      const result = setFlowMode(editor, edge, mode)
      const now = live.readNow().edges.find(({ id }) => id === edge.id)
      if (result === "done" && now !== undefined && now.mode !== mode && now.mode !== null)
        return refuse(`Its label says ${MODE_WORDS[now.mode]}, and that counts. Change the label.`)
      tell(result, () => (mode === null ? "How it travels is not said." : `Travels ${MODE_WORDS[mode]}.`))
    },
    moveEnd(edge, end, node) {
      const words = () => `The flow ${end === "from" ? "comes from" : "goes to"} ${partName(node)} now.`
      tell(moveFlowEnd(editor, edge, end, node.id), words)
    },
    removeFlow(edge) {
      tell(removeFlow(editor, edge), () => "Flow deleted. Control Z brings it back.")
    },
    undo() {
      editor.undo()
      tell("done", () => "Undone.")
    },
    redo() {
      editor.redo()
      tell("done", () => "Done again.")
    },
  }
}
