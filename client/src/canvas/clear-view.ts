import { Box, type Editor } from "tldraw"

/** Pixels of the window: tldraw's menus lie along the upper edge and its tools along the lower. */
const MENUS = 48
const TOOLS = 64
const MARGIN = 8

/** What of the window tldraw's own menus, tools and styles leave free, in pixels of the viewport. */
export function clearView(editor: Editor): Box {
  const { w, h } = editor.getViewportScreenBounds()
  const left = editor.getContainer().getBoundingClientRect().left
  const styles = editor.getContainer().querySelector(".tlui-style-panel__wrapper")?.getBoundingClientRect()
  const right = styles === undefined ? w : styles.left - left
  return new Box(MARGIN, MENUS, Math.max(1, right - 2 * MARGIN), Math.max(1, h - MENUS - TOOLS))
}
