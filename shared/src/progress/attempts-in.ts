import { phaseMinutes } from "../debrief/debrief.ts"
import { closedAt, type Practice } from "../practice/practice.ts"
import type { Question } from "../questions/question.ts"
import type { Role } from "../room/roles.ts"
import type { PastTurn, Session } from "../room/session.ts"
import type { JudgedCompetency } from "../scorecard/competencies.ts"
import type { PublishedScorecard } from "../scorecard/scorecard.ts"
import type { Attempt } from "./attempt.ts"

export interface AttemptsIn {
  readonly roomId: string
  readonly question: Pick<Question, "id" | "title">
  /** The person's participant id. */
  readonly meId: string
  /** What they are now. */
  readonly role: Role
  /** Their interview with the simulated interviewer; null where there is none. */
  readonly practice?: Practice | null
}

/** The interviews of a room that are over and in which a person was judged: as the candidate, or alone. */
export function attemptsIn(
  session: Session,
  { roomId, question, meId, role, practice = null }: AttemptsIn,
): Attempt[] {
  const { turn } = session
  const endedAt = session.endedAt ?? (practice && closedAt(practice))
  const clock = practice?.clock ?? session.clock ?? null
  const present = endedAt === null ? [] : [{ turn, clock, endedAt, roles: { [meId]: role } }]
  return [...session.pastTurns, ...present]
    .filter(({ roles }) => isJudged(roles[meId]))
    .map((past: PastTurn) => ({
      ...{ roomId, turn: past.turn, questionId: question.id, title: question.title, endedAt: past.endedAt },
      phases: phaseMinutes(past.clock).map(phase => ({ ...phase })),
      ...scoresIn(
        session.scores.filter(score => score.turn === past.turn),
        meId,
      ),
    }))
}

function isJudged(role: Role | undefined): boolean {
  return role === "candidate" || role === "solo"
}

function scoresIn(scores: readonly PublishedScorecard[], meId: string): Pick<Attempt, "own" | "given"> {
  return {
    own: meanOf(scores.filter(({ by }) => by === meId)),
    given: meanOf(scores.filter(({ by, role }) => by !== meId && role === "interviewer")),
  }
}

function meanOf(scores: readonly PublishedScorecard[]): Attempt["own"] {
  const all = new Map<JudgedCompetency, number[]>()
  for (const { card } of scores)
    for (const [competency, judgement] of Object.entries(card.judgements) as [
      JudgedCompetency,
      { readonly score: number | null } | undefined,
    ][])
      if (judgement?.score != null) all.set(competency, [...(all.get(competency) ?? []), judgement.score])
  return Object.fromEntries(
    [...all].map(([competency, given]) => [competency, given.reduce((a, b) => a + b, 0) / given.length]),
  )
}
