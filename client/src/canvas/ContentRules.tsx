import { useEffect } from "react"
import { useEditor, useToasts } from "tldraw"
import { limitContent } from "./content-rules.ts"

/** Keeps pasted and dropped content to what a board can hold, and says so where something is left out. */
export function ContentRules(): null {
  const editor = useEditor()
  const { addToast } = useToasts()
  useEffect(
    () => limitContent(editor, title => addToast({ id: "content-rules", title, severity: "info" })),
    [editor, addToast],
  )
  return null
}
