import { defaultHandleExternalTldrawContent, type Editor } from "tldraw"
import { fitClipboard } from "./board-content.ts"

export const NO_PICTURES = "Pictures are not supported yet"

/** Content that would become, or come with, a picture, a film or another site. */
const REFUSED = ["files", "file-replace", "svg-text", "url", "embed", "excalidraw"] as const

/**
 * Replaces tldraw's handlers for what a board cannot hold: nothing changes, and `tell` says why.
 * Plain text is pasted as ever; of tldraw's own content the supported shapes are. Returns what
 * gives the handlers up; tldraw's own are then gone too.
 */
export function limitContent(editor: Editor, tell: (message: string) => void): () => void {
  for (const type of REFUSED) editor.registerExternalContentHandler(type, () => tell(NO_PICTURES))
  for (const type of ["file", "url"] as const) editor.registerExternalAssetHandler(type, null)
  editor.registerExternalContentHandler("tldraw", async ({ point, content }) => {
    const fit = fitClipboard(content)
    if (fit === undefined) return tell("This content cannot be pasted")
    if (fit.skipped > 0) tell(NO_PICTURES)
    if (fit.content.shapes.length === 0) return
    await defaultHandleExternalTldrawContent(editor, { content: fit.content, ...(point && { point }) })
  })
  return () => {
    for (const type of [...REFUSED, "tldraw"] as const) editor.registerExternalContentHandler(type, null)
  }
}
