import type { EstimateRow } from "@outloud/shared/estimates/sheet.ts"
import { useMemo } from "react"
import { estimateCards } from "../canvas/estimate-cards.ts"
import {
  addEstimate,
  changeEstimate,
  deleteEstimate,
  type EstimateBoard,
  type EstimateChange,
  type NewEstimate,
  putOnBoard,
  renameEstimate,
  showEstimate,
} from "../canvas/estimate-edits.ts"
import { useView } from "../room/room-context.ts"
import { copyText } from "../ui/copy-text.ts"
import { copiedWords, spokenResult } from "./row-words.ts"

export type EstimateActions = ReturnType<typeof useEstimateActions>

/** What the sheet's controls do. Each tells a screen reader what came of it. */
export function useEstimateActions(board: EstimateBoard) {
  const announce = useView(view => view.announce)
  return useMemo(() => {
    const tell = (name: string, before = "") => {
      const row = board.read(estimateCards(board.editor)).byName.get(name)
      if (row !== undefined) announce(before + spokenResult(row))
    }
    return {
      add(estimate: NewEstimate) {
        addEstimate(board, estimate)
        tell(estimate.name, "Added: ")
      },
      change(row: EstimateRow, change: EstimateChange) {
        changeEstimate(board, row, change)
        tell(row.name)
      },
      rename(row: EstimateRow, name: string) {
        renameEstimate(board, row, name)
        tell(name, `${row.name} is now called ${name}. `)
      },
      remove(row: EstimateRow) {
        deleteEstimate(board, row)
        announce(
          row.given === null
            ? `Deleted ${row.name}. Undo on the board brings it back.`
            : `${row.name} is as given again.`,
        )
      },
      putOnBoard(row: EstimateRow) {
        showEstimate(board, putOnBoard(board, row))
        announce(`${row.name} is on the board.`)
      },
      show(row: EstimateRow) {
        if (row.card !== null) showEstimate(board, row.card.id)
      },
      async copy(row: EstimateRow) {
        const done = await copyText(copiedWords(row))
        announce(done ? "Copied." : "The browser did not allow copying.")
      },
    }
  }, [board, announce])
}
