import type { EstimateCard, EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import { type Evaluate, readSheet, type Sheet } from "@outloud/shared/estimates/sheet.ts"
import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { loadEstimateInputs } from "@outloud/shared/questions/estimate-inputs/load-inputs.ts"
import { useQuery } from "@tanstack/react-query"
import { useCallback, useMemo, useSyncExternalStore } from "react"
import { estimateCards, watchEstimates } from "../canvas/estimate-cards.ts"
import type { EstimateBoard } from "../canvas/estimate-edits.ts"
import { type BoardEditor, useRoomParts } from "../room/room-context.ts"

/** What makes a sheet of cards: too large to be loaded before somebody estimates. */
export interface SheetEngine {
  readonly evaluate: Evaluate
  readonly inputs: readonly EstimateInput[]
}

export function useSheetEngine(enabled = true) {
  const { room } = useRoomParts()
  return useQuery({
    queryKey: ["estimates", room.roomId],
    queryFn: () => loadEngine(room),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

async function loadEngine({ question, estimateInputs }: RoomView): Promise<SheetEngine> {
  const [{ evaluateSheet }, inputs] = await Promise.all([
    import("@outloud/shared/estimates/evaluate-sheet.ts"),
    estimateInputs ?? loadEstimateInputs(question.id),
  ])
  return { evaluate: evaluateSheet, inputs }
}

/** The board with what reads its cards; null until both are there. */
export function useEstimateBoard(engine: SheetEngine | undefined): EstimateBoard | null {
  const { editor } = useRoomParts()
  return useMemo(() => {
    if (editor === null || engine === undefined) return null
    return { editor, read: cards => readSheet(cards, engine.inputs, engine.evaluate) }
  }, [editor, engine])
}

const NO_CARDS: readonly EstimateCard[] = []
const never = () => () => {}

/** The board's estimates as they are; none until there is a canvas. */
export function useEstimateCards(editor: BoardEditor | null): readonly EstimateCard[] {
  const subscribe = useCallback(
    (changed: () => void) => watchEstimates(editor as BoardEditor, changed),
    [editor],
  )
  return useSyncExternalStore(editor === null ? never : subscribe, () =>
    editor === null ? NO_CARDS : estimateCards(editor),
  )
}

export function useSheet(board: EstimateBoard | null): Sheet | null {
  const cards = useEstimateCards(board?.editor ?? null)
  return useMemo(() => board?.read(cards) ?? null, [board, cards])
}
