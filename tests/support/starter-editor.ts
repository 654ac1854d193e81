import { boardShapeUtils } from "@outloud/client/canvas/board-shape-utils.ts"
import type { EstimateBoard } from "@outloud/client/canvas/estimate-edits.ts"
import { isBoardRecord } from "@outloud/client/canvas/layer-stamp.ts"
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { readBoard } from "@outloud/shared/board/read-board.ts"
import { evaluateSheet } from "@outloud/shared/estimates/evaluate-sheet.ts"
import { readSheet } from "@outloud/shared/estimates/sheet.ts"
import { loadEstimateInputs } from "@outloud/shared/questions/estimate-inputs/load-inputs.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import { createTLStore, defaultBindingUtils, type Editor, type TLRecord } from "tldraw"
import { afterAll } from "vitest"
import { editorOn } from "./board-peer.ts"

const open: Editor[] = []

afterAll(() => {
  for (const editor of open.splice(0)) {
    editor.dispose()
    editor.getContainer().remove()
  }
})

/** A question's empty board in an editor that shares it with nobody, taken down after all tests of the file. */
export async function starterEditor(question: Question): Promise<EstimateBoard> {
  const inputs = await loadEstimateInputs(question.id)
  const editor = editorOn(createTLStore({ shapeUtils: boardShapeUtils, bindingUtils: defaultBindingUtils }))
  open.push(editor)
  editor.store.put(starterBoard(question) as TLRecord[])
  return { editor, read: cards => readSheet(cards, inputs, evaluateSheet) }
}

/** What is on an editor's board, as the interviewer's guide reads it. */
export function graphOf({ editor }: Pick<EstimateBoard, "editor">): BoardGraph {
  return readBoard(editor.store.allRecords().filter(isBoardRecord))
}
