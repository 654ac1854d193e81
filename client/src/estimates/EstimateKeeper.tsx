import { can } from "@outloud/shared/room/access.ts"
import { useEffect } from "react"
import { keepEstimates } from "../canvas/estimate-keeper.ts"
import { browserScheduler } from "../canvas/scheduler.ts"
import { useRoomParts, useView } from "../room/room-context.ts"
import { useEstimateBoard, useEstimateCards, useSheetEngine } from "./use-sheet.ts"

/** Keeps the cards of estimates up to date, for as long as the room is open to somebody who may write. */
export function EstimateKeeper(): null {
  const { editor } = useRoomParts()
  const mayWrite = useView(view => can(view.role, "write", "diagram"))
  const isNeeded = useEstimateCards(editor).length > 0 && mayWrite
  const { data: engine } = useSheetEngine(isNeeded)
  const board = useEstimateBoard(engine)
  useEffect(() => {
    if (board === null || !isNeeded) return
    return keepEstimates({ ...board, scheduler: browserScheduler, random: Math.random })
  }, [board, isNeeded])
  return null
}
