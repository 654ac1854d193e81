import type { Debrief } from "@outloud/shared/debrief/debrief.ts"
import { debriefReport } from "@outloud/shared/export/debrief-report.ts"
import { strToU8, zipSync } from "fflate"
import { BOARD_FILE_EXTENSION, exportFile, exportImage, exportMermaid } from "../canvas/board-file.ts"
import type { BoardEditor } from "../room/room-context.ts"
import { saveFile } from "../room/save-file.ts"

/** Hands the debrief to the browser's downloads: the report and the board in every form. Rejects with words for the person. */
export async function savePack(editor: BoardEditor, debrief: Debrief): Promise<void> {
  const { id } = debrief.question
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
  const annotated = { annotations: true }
  const files = {
    "report.md": strToU8(debriefReport(debrief)),
    "board.png": await bytes(await exportImage(editor, "png", annotated)),
    "board.svg": await bytes(await exportImage(editor, "svg", annotated)),
    "board.mmd": strToU8(exportMermaid(editor)),
    [`board${BOARD_FILE_EXTENSION}`]: await bytes(exportFile(editor, annotated)),
  }
  // On this thread: what packs in a worker starts it from an address that the content security policy does not allow.
  const packed = zipSync(files) as Uint8Array<ArrayBuffer>
  saveFile(new Blob([packed], { type: "application/zip" }), `${id}-debrief.zip`)
}
