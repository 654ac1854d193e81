import { type BoardGraph, EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { useEffect, useRef, useSyncExternalStore } from "react"
import {
  type Editor,
  isShapeId,
  type TLShape,
  type TLShapeId,
  useEditor,
  useValue,
  type VecModel,
} from "tldraw"
import classes from "./CanvasOverlays.module.css"
import { nearEnds } from "./component-flows.ts"
import { layerOf } from "./layer-stamp.ts"
import { liveGraphOf } from "./live-graph.ts"
import { OutlineMark } from "./OutlineMark.tsx"

/** What lies over the canvas and is in no export: none of it takes the pointer. */
export function CanvasOverlays() {
  return (
    <div className={classes.overlays} aria-hidden="true">
      <LayerMarks />
      <NearEnds />
      <OutlineMark />
      <TypingTags />
      <OwnCursorDot />
    </div>
  )
}

/** A small mark at every annotation and private mark, so that it cannot be mistaken for a part of the diagram. */
function LayerMarks() {
  const editor = useEditor()
  const marks = useValue("layer marks", () => marksInView(editor), [editor])
  return marks.map(({ id, layer, at }) => (
    <span key={id} className={classes.mark} data-layer={layer} style={moveTo(at)} />
  ))
}

function marksInView(editor: Editor): { id: TLShapeId; layer: CanvasLayer; at: VecModel }[] {
  const culled = editor.getCulledShapes()
  const inView = (shape: TLShape) =>
    layerOf(shape) !== "diagram" &&
    !isShapeId(shape.parentId) &&
    !culled.has(shape.id) &&
    !editor.isShapeHidden(shape)
  return editor
    .getCurrentPageShapes()
    .filter(inView)
    .flatMap(shape => {
      const at = cornerOf(editor, shape.id)
      return at ? [{ id: shape.id, layer: layerOf(shape), at }] : []
    })
}

/** An arrow that ends beside something is read as meant for it: its end says so. */
function NearEnds() {
  const editor = useEditor()
  const live = liveGraphOf(editor)
  const graph = useSyncExternalStore(live.subscribe, live.getSnapshot, () => EMPTY_GRAPH)
  const ends = useValue("near ends", () => nearEndsInView(editor, graph), [editor, graph])
  return ends.map(({ key, at }) => <span key={key} className={classes.nearEnd} style={moveTo(at)} />)
}

function nearEndsInView(editor: Editor, graph: BoardGraph): { key: string; at: VecModel }[] {
  const culled = editor.getCulledShapes()
  return nearEnds(editor, graph)
    .filter(({ arrow }) => !culled.has(arrow))
    .map(({ arrow, terminal, at }) => ({ key: `${arrow} ${terminal}`, at: editor.pageToViewport(at) }))
}

/** Whoever edits a label says so: two who type in one label would overwrite each other. */
function TypingTags() {
  const editor = useEditor()
  const tags = useValue("typing tags", () => typingPeers(editor), [editor])
  return tags.map(({ userId, name, color, at }) => (
    <span
      key={userId}
      className={classes.tag}
      style={{ ...moveTo(at), "--peer": color } as React.CSSProperties}
    >
      <span className={classes.tagText}>{name} is typing</span>
    </span>
  ))
}

function typingPeers(editor: Editor) {
  return editor.getCollaboratorsOnCurrentPage().flatMap(({ userId, userName, color, meta }) => {
    const id = meta.editingShapeId as TLShapeId | null
    const at = id && cornerOf(editor, id)
    return at ? [{ userId, name: userName || "Somebody", color, at }] : []
  })
}

/** One's own pointer carries the amber dot while annotating; the style sheet shows it then. */
function OwnCursorDot() {
  const editor = useEditor()
  const dot = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const container = editor.getContainer()
    const follow = (event: PointerEvent) => {
      const { left, top } = container.getBoundingClientRect()
      if (dot.current)
        Object.assign(dot.current.style, moveTo({ x: event.clientX - left, y: event.clientY - top }))
    }
    container.addEventListener("pointermove", follow, { passive: true })
    return () => container.removeEventListener("pointermove", follow)
  }, [editor])
  return <span ref={dot} className={classes.ownDot} />
}

function cornerOf(editor: Editor, id: TLShapeId): VecModel | undefined {
  const bounds = editor.getShapePageBounds(id)
  return bounds && editor.pageToViewport(bounds.point)
}

function moveTo({ x, y }: VecModel): { transform: string } {
  return { transform: `translate(${x}px, ${y}px)` }
}
