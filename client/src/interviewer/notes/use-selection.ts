import { useGraph } from "../../canvas/use-graph.ts"
import { useSelectedMarks } from "../../canvas/use-selected-marks.ts"
import { useRoomParts } from "../../room/room-context.ts"
import { shapeWords } from "../../scorecard/score-words.ts"

export interface Selection {
  readonly id: string
  readonly words: string
}

/** The one part of the board that is selected; null where there is none, or several. */
export function useSelection(): Selection | null {
  const { editor } = useRoomParts()
  const [id, ...more] = useSelectedMarks(editor, "diagram")
  const graph = useGraph(editor)
  if (id === undefined || more.length > 0) return null
  return { id, words: shapeWords(graph, id) }
}
