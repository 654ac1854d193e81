import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { type Editor, useEditor, useValue, type VecModel } from "tldraw"
import classes from "./CanvasOverlays.module.css"
import { nearEnds } from "./component-flows.ts"
import { moveTo } from "./move-to.ts"
import { useGraph } from "./use-graph.ts"

/** An arrow that ends beside something is read as meant for it: its end says so. */
export default function NearEnds() {
  const editor = useEditor()
  const graph = useGraph(editor)
  const ends = useValue("near ends", () => nearEndsInView(editor, graph), [editor, graph])
  return ends.map(({ key, at }) => <span key={key} className={classes.nearEnd} style={moveTo(at)} />)
}

function nearEndsInView(editor: Editor, graph: BoardGraph): { key: string; at: VecModel }[] {
  const culled = editor.getCulledShapes()
  return nearEnds(editor, graph)
    .filter(({ arrow }) => !culled.has(arrow))
    .map(({ arrow, terminal, at }) => ({ key: `${arrow} ${terminal}`, at: editor.pageToViewport(at) }))
}
