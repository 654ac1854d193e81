import type { Situation } from "@outloud/shared/interviewer/holds.ts"
import { situationOf } from "@outloud/shared/interviewer/situation.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import { useMemo } from "react"
import { useGraph } from "../canvas/use-graph.ts"
import { useEstimateCards } from "../estimates/use-sheet.ts"
import { useRoomParts } from "../room/room-context.ts"

/** What the conditions of probes are judged on, following the board as it is drawn. */
export function useSituation(key: AnswerKey | null, { reveals }: Session): Situation {
  const { editor } = useRoomParts()
  const graph = useGraph(editor)
  const cards = useEstimateCards(editor)
  return useMemo(
    () =>
      situationOf({
        graph,
        estimates: cards.map(({ name }) => name),
        components: key?.components ?? [],
        revealed: reveals.flatMap(({ kind, id }) => (kind === "fact" ? [id] : [])),
      }),
    [graph, cards, key, reveals],
  )
}
