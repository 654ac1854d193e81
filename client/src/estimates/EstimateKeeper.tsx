import { useEffect } from "react"
import { keepEstimates } from "../canvas/estimate-keeper.ts"
import { browserScheduler } from "../canvas/scheduler.ts"
import { useRoomParts, useView } from "../room/room-context.ts"
import { mayDraw } from "../room/room-view.ts"
import { useEstimateBoard, useEstimateCards, useSheetEngine } from "./use-sheet.ts"

/** Keeps the cards of estimates up to date, for as long as the room is open to somebody who may write. */
export default function EstimateKeeper(): null {
  const { editor } = useRoomParts()
  const mayWrite = useView(mayDraw)
  const isNeeded = useEstimateCards(editor).length > 0 && mayWrite
  const { data: engine } = useSheetEngine(isNeeded)
  const board = useEstimateBoard(engine)
  useEffect(() => {
    if (board === null || !isNeeded) return
    return keepEstimates({ ...board, scheduler: browserScheduler, random: Math.random })
  }, [board, isNeeded])
  return null
}
