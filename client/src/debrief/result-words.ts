import type { Session } from "@outloud/shared/room/session.ts"
import { weightedFigure } from "@outloud/shared/scorecard/figure.ts"
import { VERDICT_NAMES } from "@outloud/shared/scorecard/scorecard.ts"
import { listWords, nameIn } from "../scorecard/score-words.ts"

/** The result in one or two sentences. */
export function resultWords({ scores, turn, people }: Pick<Session, "scores" | "turn" | "people">): string {
  const present = scores.filter(score => score.turn === turn)
  const judged = present.filter(({ role }) => role === "interviewer")
  if (judged.length === 0)
    return present.length === 0
      ? "No scorecard has been published yet. Once everybody has submitted theirs, they stand here."
      : "No interviewer's scorecard has been published."
  const verdicts = judged.map(({ by, card }) => {
    const figure = weightedFigure(card)
    const verdict = card.verdict === null ? "no verdict" : VERDICT_NAMES[card.verdict].toLowerCase()
    return `${nameIn(people, by)} says ${verdict}${figure === null ? "" : ` (${Math.round(figure)} of 100)`}`
  })
  return `${listWords(verdicts)}.`
}
