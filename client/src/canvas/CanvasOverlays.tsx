import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { lazy, Suspense, useEffect, useRef } from "react"
import {
  type Editor,
  isShapeId,
  type TLShape,
  type TLShapeId,
  useEditor,
  useValue,
  type VecModel,
} from "tldraw"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import classes from "./CanvasOverlays.module.css"
import { layerOf } from "./layer-stamp.ts"
import { moveTo } from "./move-to.ts"
import { OutlineMark } from "./OutlineMark.tsx"

const NearEnds = lazy(() => import("./NearEnds.tsx"))

/** What lies over the canvas and is in no export: none of it takes the pointer. */
export function CanvasOverlays() {
  return (
    <div className={classes.overlays} aria-hidden="true">
      <LayerMarks />
      <ErrorBoundary fallback={null}>
        <Suspense>
          <NearEnds />
        </Suspense>
      </ErrorBoundary>
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
