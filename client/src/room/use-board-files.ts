import { BOARD_FILE_EXTENSION, exportFile, exportImage, importFile } from "../canvas/board-file.ts"
import { type BoardEditor, useRoomParts } from "./room-context.ts"
import { saveFile } from "./save-file.ts"

export interface BoardFiles {
  saveImage(format: "png" | "svg", annotations: boolean): void
  saveNative(annotations: boolean): void
  importFrom(file: File): void
}

/** The board as files. What goes wrong is said over the board; nothing throws. */
export function useBoardFiles(): BoardFiles {
  const { room, view, editor } = useRoomParts()
  const { refuse, announce } = view.getState()
  const attempt = (work: (editor: BoardEditor) => void | Promise<void>) => {
    if (editor === null) return refuse("The board is not there yet.")
    Promise.resolve(editor)
      .then(work)
      .catch((error: unknown) => refuse(error instanceof Error ? error.message : "That did not work."))
  }
  const name = room.question.id
  return {
    saveImage(format, annotations) {
      attempt(async board => saveFile(await exportImage(board, format, { annotations }), `${name}.${format}`))
    },
    saveNative(annotations) {
      attempt(board => saveFile(exportFile(board, { annotations }), `${name}${BOARD_FILE_EXTENSION}`))
    },
    importFrom(file) {
      attempt(async board => {
        const result = importFile(board, await file.text())
        if (result.kind === "refused") return refuse(result.message)
        if (result.skipped > 0) return refuse(skippedWords(result.shapes, result.skipped))
        announce(`${result.shapes} shapes imported.`)
      })
    },
  }
}

function skippedWords(shapes: number, skipped: number): string {
  const left = skipped === 1 ? "1 was left out" : `${skipped} were left out`
  return `${shapes} shapes imported; ${left}, since a board holds no pictures, videos or web pages.`
}
