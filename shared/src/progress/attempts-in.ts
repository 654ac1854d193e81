import { phaseMinutes } from "../debrief/debrief.ts"
import { closedAt, type Practice } from "../practice/practice.ts"
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
  const asked = { roomId, questionId: question.id, title: question.title }
  const attemptOf = (past: PastTurn, scores: readonly PublishedScorecard[]) => ({
    ...{ ...asked, turn: past.turn, endedAt: past.endedAt },
    phases: phaseMinutes(past.clock).map(phase => ({ ...phase })),
    ...scoresIn(scores, meId),
    ...{ missed: [], interview: null },
  })
  const past = session.pastTurns
    .filter(({ roles }) => isJudged(roles[meId]))
    .map(one => attemptOf(one, scoresOf(session, one.turn)))
  const { turn, endedAt } = session
  const isOver = practice === null ? endedAt : (closedAt(practice) ?? endedAt)
  if (isOver === null || !isJudged(role)) return past
  const present = { turn, clock: practice?.clock ?? session.clock ?? null, endedAt: isOver, roles: {} }
  const scores = scoresOf(session, turn)
  if (practice === null) return [...past, attemptOf(present, scores)]
  const attempt = attemptOf(present, ofInterview(scores, practice))
  return [...past, { ...attempt, missed: missedProbes(practice.transcript), interview: practice.seed }]
}

function scoresOf({ scores }: Session, turn: number): readonly PublishedScorecard[] {
  return scores.filter(score => score.turn === turn)
}

/**
 * Begun anew in the same room, an interview leaves the card of the one before it: that card is the other's. It is
 * told by its time, which is the server's while the interview's is the browser's: they may differ by seconds.
 */
function ofInterview(
  scores: readonly PublishedScorecard[],
  { clock }: Practice,
): readonly PublishedScorecard[] {
  return scores.filter(({ submittedAt }) => submittedAt >= (clock.startedAt ?? 0))
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
