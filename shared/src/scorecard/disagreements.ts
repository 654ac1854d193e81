import { COMPETENCY_FACTS, type JudgedCompetency } from "./competencies.ts"
import type { PublishedScorecard, Score } from "./scorecard.ts"

/** This many steps apart is a disagreement; one step is a matter of taste. */
const APART = 2

export interface GivenScore {
  /** The scorer's participant id. */
  readonly by: string
  readonly score: Score
}

export interface Disagreement {
  readonly competency: JudgedCompetency
  /** "apart": two or more steps lie between two scores. "unassessed": some have assessed it and others not. */
  readonly kind: "apart" | "unassessed"
  /** Who gave what, the highest first. */
  readonly given: readonly GivenScore[]
  /** Participant ids of those who have not assessed it. */
  readonly unassessedBy: readonly string[]
}

/** Where published cards of one turn differ, in the order of `competencies`. At most one of each competency. */
export function disagreementsOf(
  cards: readonly PublishedScorecard[],
  competencies: readonly JudgedCompetency[],
): readonly Disagreement[] {
  return competencies.flatMap((competency): Disagreement[] => {
    const given = cards
      .flatMap(({ by, card }): GivenScore[] => {
        const score = card.judgements[competency]?.score ?? null
        return score === null ? [] : [{ by, score }]
      })
      .sort((a, b) => b.score - a.score || (a.by < b.by ? -1 : 1))
    const assessed = new Set(given.map(({ by }) => by))
    const unassessedBy = cards.map(({ by }) => by).filter(by => !assessed.has(by))
    const [highest, lowest] = [given.at(0), given.at(-1)]
    if (highest === undefined || lowest === undefined) return []
    if (highest.score - lowest.score >= APART) return [{ competency, kind: "apart", given, unassessedBy }]
    return unassessedBy.length > 0 ? [{ competency, kind: "unassessed", given, unassessedBy }] : []
  })
}

/** A disagreement as a sentence. */
export function disagreementWords(
  { competency, given, unassessedBy }: Disagreement,
  nameOf: (participantId: string) => string,
): string {
  const scores = given.map(({ by, score }) => `${nameOf(by)} ${score}`)
  const without = unassessedBy.map(by => `${nameOf(by)} not assessed`)
  return `${COMPETENCY_FACTS[competency].name}: ${[...scores, ...without].join(", ")}.`
}
