import { EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import { useEffect, useRef, useSyncExternalStore } from "react"
import {
  Box,
  type Editor,
  react,
  type TLArrowShape,
  type TLShape,
  type TLShapeId,
  useEditor,
  useValue,
} from "tldraw"
import { ArrowBar } from "./ArrowBar.tsx"
import { ComponentBar } from "./ComponentBar.tsx"
import { clearView } from "./clear-view.ts"
import { barPlace } from "./component-bar-place.ts"
import { focusCanvas } from "./focus-canvas.ts"
import { isPinned, layerOf } from "./layer-stamp.ts"
import { liveGraphOf } from "./live-graph.ts"
import classes from "./SelectionBar.module.css"
import { SELECTION_BAR } from "./selection-bar-focus.ts"

/** What can be said of the one selected part: beside it while nothing is being drawn, dragged or written. */
export default function SelectionBar() {
  const editor = useEditor()
  const shape = useValue("shape of the selection bar", () => barShape(editor), [editor])
  if (shape === null) return null
  return <Bar key={shape.id} shape={shape} />
}

function barShape(editor: Editor): TLShape | null {
  const shape = editor.getOnlySelectedShape()
  if (shape === null || !editor.isIn("select.idle") || editor.getIsReadonly()) return null
  if (layerOf(shape) !== "diagram" || isPinned(shape) || editor.isShapeOrAncestorLocked(shape)) return null
  const isEstimate = "estimate" in shape.meta
  return shape.type === "arrow" || (shape.type === "geo" && !isEstimate) ? shape : null
}

function Bar({ shape }: { readonly shape: TLShape }) {
  const editor = useEditor()
  const bar = useRef<HTMLDivElement>(null)
  usePlacement(editor, bar, shape)
  useKeys(editor, bar)
  const live = liveGraphOf(editor)
  const graph = useSyncExternalStore(live.subscribe, live.getSnapshot, () => EMPTY_GRAPH)
  return (
    <div
      ref={bar}
      className={classes.bar}
      role="toolbar"
      aria-label="Selected part"
      {...{ [SELECTION_BAR]: "" }}
    >
      {shape.type === "arrow" ? (
        <ArrowBar arrow={shape as TLArrowShape} graph={graph} />
      ) : (
        <ComponentBar id={shape.id} graph={graph} />
      )}
    </div>
  )
}

/** Follows the shape and the camera without rendering anew. */
function usePlacement(editor: Editor, bar: React.RefObject<HTMLElement | null>, { id }: TLShape): void {
  useEffect(() => {
    const place = () => {
      const target = seenBox(editor, id)
      const element = bar.current
      if (target === undefined || element === null) return
      const view = clearView(editor)
      const others = othersInView(editor, id)
      const at = barPlace({ target, bar: sizeOf(element), view, others })
      element.style.transform = `translate(${at.x}px, ${at.y}px)`
      // Far from view it is of no use to anybody, and would only cover another part of the board.
      const { w, h } = editor.getViewportScreenBounds()
      element.style.visibility = target.collides(new Box(0, 0, w, h)) ? "visible" : "hidden"
    }
    const stop = react("place of the selection bar", place)
    const observer = new ResizeObserver(place)
    if (bar.current) observer.observe(bar.current)
    return () => {
      stop()
      observer.disconnect()
    }
  }, [editor, bar, id])
}

/** In pixels of the viewport. */
function seenBox(editor: Editor, id: TLShapeId): Box | undefined {
  const bounds = editor.getShapePageBounds(id)
  if (bounds === undefined) return undefined
  const { x, y } = editor.pageToViewport(bounds.point)
  const zoom = editor.getZoomLevel()
  return new Box(x, y, bounds.w * zoom, bounds.h * zoom)
}

/** What has words that the bar would cover. */
function othersInView(editor: Editor, id: TLShapeId): Box[] {
  const culled = editor.getCulledShapes()
  return editor
    .getCurrentPageShapes()
    .filter(shape => ["geo", "note", "text"].includes(shape.type) && shape.id !== id)
    .filter(shape => !isPinned(shape) && !culled.has(shape.id) && !editor.isShapeHidden(shape))
    .flatMap(shape => seenBox(editor, shape.id) ?? [])
}

function sizeOf({ offsetWidth, offsetHeight }: HTMLElement) {
  return { w: offsetWidth, h: offsetHeight }
}

/** Arrows go from control to control, Escape goes back to the canvas; none of it reaches the selected shape. */
function useKeys(editor: Editor, bar: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = bar.current
      if (element === null || !(event.target instanceof Node) || !element.contains(event.target)) return
      const buttons = [...element.querySelectorAll<HTMLElement>("button:not(:disabled)")]
      const here = buttons.indexOf(document.activeElement as HTMLElement)
      const next = KEYS[event.key]?.(here, buttons.length)
      if (next !== undefined) {
        event.preventDefault()
        buttons.at(next % buttons.length)?.focus()
      } else if (event.key === "Escape") focusCanvas(editor)
      else if (event.key !== "Enter" && event.key !== " ") return
      event.stopPropagation()
    }
    // Before the canvas, which would move or open the selected shape; Enter and Space still press the button.
    const container = editor.getContainer()
    container.addEventListener("keydown", onKeyDown, { capture: true })
    return () => container.removeEventListener("keydown", onKeyDown, { capture: true })
  }, [editor, bar])
}

const KEYS: Record<string, (here: number, count: number) => number> = {
  ArrowRight: here => here + 1,
  ArrowDown: here => here + 1,
  ArrowLeft: here => here - 1,
  ArrowUp: here => here - 1,
  Home: () => 0,
  End: () => -1,
}
