import { useEditor, useValue } from "tldraw"
import classes from "./OutlineMark.module.css"

/**
 * A frame around the shape that the outline points out to somebody who cannot select it. tldraw's own hint does not
 * show on locked shapes, and for somebody who only watches all are locked.
 */
export function OutlineMark() {
  const editor = useEditor()
  const box = useValue("pointed out", () => {
    const [id, ...others] = editor.getHintingShapeIds()
    const bounds = id === undefined || others.length > 0 ? undefined : editor.getShapePageBounds(id)
    if (bounds === undefined || id === undefined || editor.getShape(id)?.isLocked !== true) return undefined
    const { x, y } = editor.pageToViewport(bounds.point)
    const zoom = editor.getZoomLevel()
    return { transform: `translate(${x}px, ${y}px)`, width: bounds.w * zoom, height: bounds.h * zoom }
  }, [editor])
  return box && <span className={classes.mark} style={box} />
}
