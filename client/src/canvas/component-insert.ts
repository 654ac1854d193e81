/** What a key or the palette does: places a component where it belongs, connected, and ready to be named. */
import type { KindId } from "@outloud/shared/board/kinds.ts"
import { type Editor, react, type TLShapeId, type VecLike } from "tldraw"
import { addComponent, addFlow } from "./component-edits.ts"
import { beginNaming } from "./component-naming.ts"
import { type Spot, spotFor } from "./component-spots.ts"
import { showNewShape } from "./show-new.ts"

export interface Inserted {
  readonly id: TLShapeId
  /** The words of the component that an arrow now leads from; empty where it has none, null where there is none. */
  readonly from: string | null
}

/**
 * Places a component beside the one that is selected, with an arrow from it; else under the pointer; else in its
 * kind's lane, or in the middle of what is in view. One undo step. Null where the board takes no more, or a gesture
 * is under way.
 */
export function insertComponent(editor: Editor, kind: KindId): Inserted | null {
  if (editor.inputs.isPointing) return null
  return insert(editor, kind, spotFor(editor, kind))
}

/** Places a component at a point of the window, as when it is dropped there. One undo step. */
export function dropComponent(editor: Editor, kind: KindId, point: VecLike): Inserted | null {
  return insert(editor, kind, { at: editor.screenToPage(point), anchor: null, isPointed: true })
}

/** Begins to edit a shape's label, with all of it selected, so that typing replaces it. */
export function editLabel(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id)
  if (shape === undefined) return
  editor.focus()
  editor.select(id).setEditingShape(id)
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape })
  selectWordsWhenThere(editor, id)
}

function insert(editor: Editor, kind: KindId, { at, anchor, isPointed }: Spot): Inserted | null {
  editor.complete()
  editor.markHistoryStoppingPoint("insert component")
  const id = addComponent(editor, { kind, at })
  if (editor.getShape(id) === undefined) return null
  if (anchor !== null) addFlow(editor, { from: anchor.id, to: id })
  editor.setCurrentTool("select").select(id)
  showNewShape(editor, id, isPointed)
  // On a screen without keys an open label would bring up the keyboard over half of the board.
  if (!editor.getInstanceState().isCoarsePointer) {
    beginNaming(editor, id)
    editLabel(editor, id)
  }
  return { id, from: anchor === null ? null : (editor.getShapeUtil(anchor).getText(anchor) ?? "").trim() }
}

/** tldraw mounts its text editor a moment later, and puts the caret at the end unless it is told otherwise by then. */
function selectWordsWhenThere(editor: Editor, id: TLShapeId): void {
  const stop = react("select the label's words", () => {
    const isEditing = editor.getEditingShapeId() === id
    const text = editor.getRichTextEditor()
    if (isEditing && text === null) return
    queueMicrotask(() => stop())
    if (!isEditing || text === null) return
    editor.emit("select-all-text", { shapeId: id })
    text.chain().focus().selectAll().run()
  })
}
