import type { KindId } from "@outloud/shared/board/kinds.ts"
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react"
import { type ScreenPoint, usePlaceKind } from "./use-place-kind.ts"

/** Pixels before a press becomes a drag. */
const SLACK = 6

export interface KindDrag {
  /** What is being dragged, and where the pointer is; null while nothing is. */
  readonly dragged: { readonly kind: KindId; readonly at: ScreenPoint } | null
  /** For the entries' pointerdown. A finger scrolls the list instead. */
  begin(event: ReactPointerEvent, kind: KindId): void
  /** Whether the click that is being handled is the end of a drag. */
  wasDrag(): boolean
}

/** Dragging an entry from the palette to the canvas. Escape, or letting go elsewhere, gives up. */
export function useKindDrag(): KindDrag {
  const place = usePlaceKind()
  const [dragged, setDragged] = useState<KindDrag["dragged"]>(null)
  const stop = useRef<(() => void) | null>(null)
  const dragEnded = useRef(false)
  useEffect(() => () => stop.current?.(), [])

  const begin = (event: ReactPointerEvent, kind: KindId) => {
    dragEnded.current = false
    if (event.button !== 0 || event.pointerType === "touch") return
    const from = { x: event.clientX, y: event.clientY }
    const listeners = new AbortController()
    let dragging = false
    const end = () => {
      listeners.abort()
      stop.current = null
      dragEnded.current = dragging
      setDragged(null)
    }
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      dragging ||= Math.hypot(x - from.x, y - from.y) > SLACK
      if (dragging) setDragged({ kind, at: { x, y } })
    }
    const drop = ({ clientX: x, clientY: y }: PointerEvent) => {
      const wasDragging = dragging
      end()
      if (wasDragging) place(kind, { x, y })
    }
    const giveUp = (key: KeyboardEvent) => {
      if (key.key !== "Escape" || !dragging) return
      key.stopImmediatePropagation()
      end()
    }
    const options = { signal: listeners.signal, capture: true }
    window.addEventListener("pointermove", move, options)
    window.addEventListener("pointerup", drop, options)
    window.addEventListener("pointercancel", end, options)
    window.addEventListener("keydown", giveUp, options)
    stop.current = end
  }
  return { dragged, begin, wasDrag: () => dragEnded.current }
}
