import { phaseMinutes } from "../debrief/debrief.ts"
import { closedAt } from "../practice/closed-at.ts"
import type { Practice } from "../practice/practice.ts"
import { isWholeInterview } from "../practice/practice-plan.ts"
import type { Question } from "../questions/question.ts"
import type { Role } from "../room/roles.ts"
import type { PastTurn, Session } from "../room/session.ts"
import type { JudgedCompetency } from "../scorecard/competencies.ts"
import type { PublishedScorecard } from "../scorecard/scorecard.ts"
import type { Attempt } from "./attempt.ts"
import { missedProbes } from "./missed-probes.ts"

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
  const attemptOf = (over: Omit<PastTurn, "roles">, scores: readonly PublishedScorecard[]): Attempt => ({
    ...{ roomId, turn: over.turn, endedAt: over.endedAt, questionId: question.id, title: question.title },
    phases: phaseMinutes(over.clock).map(phase => ({ ...phase })),
    ...scoresIn(scores, meId),
    ...{ missed: [], interview: null },
  })
  const attempts = session.pastTurns
    .filter(({ roles }) => isJudged(roles[meId]))
    .map(past => attemptOf(past, scoresOf(session, past.turn)))
  const { turn, clock = null } = session
  const endedAt = (practice && closedAt(practice)) ?? session.endedAt
  if (endedAt === null || !isJudged(role)) return attempts
  const scores = scoresOf(session, turn)
  if (practice === null) return [...attempts, attemptOf({ turn, clock, endedAt }, scores)]
  if (!isWholeInterview(practice.clock)) return attempts
  const present = attemptOf({ turn, clock: practice.clock, endedAt }, scores)
  return [...attempts, { ...present, missed: missedProbes(practice.transcript), interview: practice.seed }]
}

function scoresOf({ scores }: Session, turn: number): readonly PublishedScorecard[] {
  return scores.filter(score => score.turn === turn)
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
