import { defaultHandleExternalTldrawContent, type Editor } from "tldraw"
import { fitClipboard } from "./board-content.ts"
import { IMPORT_EXTENSIONS } from "./import-files.ts"

export const NO_PICTURES = "Pictures are not supported yet"

/** Content that would become, or come with, a picture, a film or another site. */
const REFUSED = ["file-replace", "svg-text", "url", "embed"] as const

type TakeFile = (file: File) => void

const takers = new WeakMap<Editor, TakeFile>()

/** From now on `take` gets the board files that are dropped on this canvas, or pasted. Returns what ends that. */
export function takeBoardFiles(editor: Editor, take: TakeFile): () => void {
  takers.set(editor, take)
  return () => {
    if (takers.get(editor) === take) takers.delete(editor)
  }
}

function isBoardFile({ name }: File): boolean {
  return IMPORT_EXTENSIONS.some(extension => name.toLowerCase().endsWith(extension))
}

/**
 * Replaces tldraw's handlers for what a board cannot hold: nothing changes, and `tell` says why.
 * Plain text is pasted as ever; of tldraw's own content the supported shapes are; files of boards go to whoever
 * takes them. Returns what gives the handlers up; tldraw's own are then gone too.
 */
export function limitContent(editor: Editor, tell: (message: string) => void): () => void {
  const offer = (file: File | undefined) => {
    const take = takers.get(editor)
    if (file === undefined || take === undefined) tell(NO_PICTURES)
    else take(file)
  }
  for (const type of REFUSED) editor.registerExternalContentHandler(type, () => tell(NO_PICTURES))
  for (const type of ["file", "url"] as const) editor.registerExternalAssetHandler(type, null)
  editor.registerExternalContentHandler("files", ({ files }) => offer(files.find(isBoardFile)))
  editor.registerExternalContentHandler("excalidraw", ({ content }) =>
    offer(new File([JSON.stringify(content)], "clipboard.excalidraw")),
  )
  editor.registerExternalContentHandler("tldraw", async ({ point, content }) => {
    const fit = fitClipboard(content)
    if (fit === undefined) return tell("This content cannot be pasted")
    if (fit.skipped > 0) tell(NO_PICTURES)
    if (fit.content.shapes.length === 0) return
    await defaultHandleExternalTldrawContent(editor, { content: fit.content, ...(point && { point }) })
  })
  return () => {
    for (const type of [...REFUSED, "files", "excalidraw", "tldraw"] as const)
      editor.registerExternalContentHandler(type, null)
  }
}
