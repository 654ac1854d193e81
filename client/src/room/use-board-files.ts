import type { Refused } from "@outloud/shared/import/left-out.ts"
import type { ReadImport } from "../canvas/diagram-import.ts"
import { MAX_IMPORT_BYTES } from "../canvas/import-files.ts"
import { copyText } from "../ui/copy-text.ts"
import { importedWords, refusalWords } from "./import-words.ts"
import { type BoardEditor, useRoomParts } from "./room-context.ts"
import { saveFile } from "./save-file.ts"

export interface BoardFiles {
  saveImage(format: "png" | "svg", annotations: boolean): void
  saveNative(annotations: boolean): void
  saveMermaid(): void
  /** Resolves with whether it is on the clipboard; where not, that has been said. */
  copyMermaid(): Promise<boolean>
  /** Resolves with whether it is on the board. Where not, that has been said, and nothing has changed. */
  place(read: ReadImport): Promise<boolean>
}

/** The board as files. What goes wrong is said over the board; nothing throws. */
export function useBoardFiles(): BoardFiles {
  const { room, view, editor } = useRoomParts()
  const { refuse, announce } = view.getState()
  const attempt = async (work: (editor: BoardEditor) => Promise<boolean>): Promise<boolean> => {
    try {
      if (editor === null) throw new Error("The board is not there yet.")
      return await work(editor)
    } catch (error) {
      refuse(error instanceof Error ? error.message : "That did not work.")
      return false
    }
  }
  const save = (content: Blob, extension: string) => {
    saveFile(content, `${room.question.id}${extension}`)
    return true
  }
  return {
    saveImage(format, annotations) {
      void attempt(async board => {
        const { exportImage } = await loadBoardFile()
        return save(await exportImage(board, format, { annotations }), `.${format}`)
      })
    },
    saveNative(annotations) {
      void attempt(async board => {
        const { BOARD_FILE_EXTENSION, exportFile } = await loadBoardFile()
        return save(exportFile(board, { annotations }), BOARD_FILE_EXTENSION)
      })
    },
    saveMermaid() {
      void attempt(async board => {
        const { exportMermaid } = await loadBoardFile()
        return save(new Blob([exportMermaid(board)], { type: "text/vnd.mermaid" }), ".mmd")
      })
    },
    copyMermaid: () =>
      attempt(async board => {
        const { exportMermaid } = await loadBoardFile()
        if (!(await copyText(exportMermaid(board))))
          throw new Error("This browser does not allow copying here. Download the file instead.")
        announce("The board is on the clipboard as Mermaid.")
        return true
      }),
    place: read =>
      attempt(async board => {
        const { placeImport } = await loadImport()
        const refusal = placeImport(board, read)
        if (refusal !== undefined) throw new Error(refusalWords(refusal))
        announce(importedWords(read))
        return true
      }),
  }
}

/** More than a room needs to show. */
export const loadBoardFile = () => import("../canvas/board-file.ts")
const loadImport = () => import("../canvas/diagram-import.ts")

/** What is in a file. Never rejects. */
export async function readFile(file: File): Promise<ReadImport | Refused> {
  if (file.size > MAX_IMPORT_BYTES)
    return { kind: "refused", message: "This file is larger than a board can be." }
  try {
    const { readImport } = await loadImport()
    return readImport(await file.text())
  } catch {
    return { kind: "refused", message: "This file could not be opened." }
  }
}
