import { SCREEN_QUESTIONS } from "@outloud/shared/interviewer/screen-questions.ts"
import type { Evidence } from "@outloud/shared/scorecard/scorecard.ts"
import { useGraph } from "../canvas/use-graph.ts"
import { useSelectedMarks } from "../canvas/use-selected-marks.ts"
import { useAnswerKey } from "../interviewer/use-answer-key.ts"
import { useMoment } from "../interviewer/use-moment.ts"
import { useNotes } from "../interviewer/use-notes.ts"
import { useRoomParts, useView } from "../room/room-context.ts"
import { momentWords, OUTCOME_WORDS, shapeWords } from "./score-words.ts"

/**
 * What can be cited now: what is selected on the board, this moment, notes, and questions that were asked. Private
 * marks cannot: a published card goes to everybody, and so would their ids.
 */
export function useCitable(): readonly Evidence[] {
  const { editor } = useRoomParts()
  const hasEnded = useView(view => view.hasEnded)
  const selected = [...useSelectedMarks(editor, "diagram"), ...useSelectedMarks(editor, "annotations")]
  const moment = useMoment()
  const asked = useAskedProbes()
  const { notes } = useNotes()
  const now = moment()
  const graph = useGraph(editor)
  return [
    ...selected.map((id): Evidence => ({ kind: "shape", id, text: shapeWords(graph, id).slice(0, 1_000) })),
    ...(hasEnded
      ? []
      : [{ kind: "moment", text: momentWords(now.at, now.phase), at: now.at } satisfies Evidence]),
    ...[...notes].map(([id, { text, at }]): Evidence => ({ kind: "note", id, text, at })),
    ...asked,
  ]
}

/** Only what has been said aloud: the others are the answer key's, and stay there. Empty for who has no key. */
function useAskedProbes(): readonly Evidence[] {
  const isInterviewer = useView(view => view.role === "interviewer")
  const { data: key } = useAnswerKey(isInterviewer)
  const { probes } = useNotes()
  const questions = [...(key?.probes ?? []), ...SCREEN_QUESTIONS]
  return questions.flatMap(({ id, ask }): Evidence[] => {
    const handled = probes.get(id)
    if (handled === undefined || handled.outcome === "skipped") return []
    return [{ kind: "probe", id, text: `${ask} (${OUTCOME_WORDS[handled.outcome]})`, at: handled.at }]
  })
}
