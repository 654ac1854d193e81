import { useRoomParts } from "../room/room-context.ts"
import classes from "./Outline.module.css"
import { Outline } from "./Outline.tsx"

/** The board as a list of components and flows: for the keyboard, for a screen reader, and for who types faster. */
export function OutlineTab() {
  const { editor } = useRoomParts()
  if (editor === null) return <p className={classes.soft}>The board is not there yet.</p>
  return <Outline editor={editor} />
}
