import { useEffect, useState } from "react"
import type { Editor } from "tldraw"

/** Whether a menu of ours is open. While it is, tldraw's keys rest; afterwards they work again. */
export function useOpenMenu(editor: Editor, id: string): [boolean, (open: boolean) => void] {
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    if (!opened) return
    editor.menus.addOpenMenu(id)
    return () => editor.menus.deleteOpenMenu(id)
  }, [editor, id, opened])
  return [opened, setOpened]
}
