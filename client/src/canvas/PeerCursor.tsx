import { type ComponentProps, memo } from "react"
import { DefaultCursor, useEditor, useValue } from "tldraw"
import classes from "./CanvasOverlays.module.css"

/** Another person's cursor, with an amber dot while what they draw is an annotation. */
export const PeerCursor = memo(function PeerCursor(props: ComponentProps<typeof DefaultCursor>) {
  const editor = useEditor()
  const isAnnotating = useValue(
    "is peer annotating",
    () =>
      editor
        .getCollaborators()
        .some(peer => peer.userId === props.userId && peer.meta.layer === "annotations"),
    [editor, props.userId],
  )
  return (
    <>
      <DefaultCursor {...props} />
      {isAnnotating && props.point && (
        <span
          className={classes.cursorDot}
          style={{ transform: `translate(${props.point.x}px, ${props.point.y}px) scale(${1 / props.zoom})` }}
        />
      )}
    </>
  )
})
