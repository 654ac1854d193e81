/** Which question to try next, and why. */
import { FOLLOW_UP_COUNTS } from "../questions/follow-up-counts.ts"
import type { Question } from "../questions/question.ts"
import { COMPETENCY_FACTS, type Competency, DESIGN_COMPETENCIES } from "../scorecard/competencies.ts"
import type { Attempt } from "./attempt.ts"
import { daysAgo } from "./days-ago.ts"
import { type Recall, recallOf } from "./recall.ts"
import { judgedAttempts, judgedScores, meanScores, WINDOW } from "./scores-over-time.ts"

export type Suggestible = Pick<Question, "id" | "title" | "difficulty">

export interface Suggestion {
  readonly questionId: string
  /** In sentences. */
  readonly reason: readonly string[]
}

interface Weakness {
  readonly competency: Competency
  /** Mean score, from 1 to 4, over so many attempts. */
  readonly mean: number
  readonly attempts: number
}

interface Candidate {
  readonly question: Suggestible
  /** The last try, in milliseconds since 1970; null where there was none. */
  readonly lastAt: number | null
  /** Null for what was never tried. */
  readonly recall: Recall | null
  /** Of its follow-ups, those that ask for the weakest competency; null where that is not known. */
  readonly followUps: { readonly asking: number; readonly all: number } | null
}

/**
 * Among the questions that are new or due, the one whose follow-ups ask most for the weakest competency; where no
 * attempt has scores, the one that was longest ago for how it went. Null without questions. Pure.
 */
export function suggestNext(
  attempts: readonly Attempt[],
  questions: readonly Suggestible[],
  now: number,
): Suggestion | null {
  const weakness = weakestOf(attempts)
  const all = questions.map(question => candidateOf(question, attempts, { weakness, now }))
  const open = all.filter(({ recall }) => recall === null || recall.dueAt <= now)
  const [best] = (open.length > 0 ? open : all).toSorted(
    open.length === 0 ? byRecall : weakness === null ? byNeed : byTraining,
  )
  if (best === undefined) return null
  const { question } = best
  const isForWeakness = open.length > 0 && weakness !== null
  return {
    questionId: question.id,
    reason: [
      weaknessWords(attempts, weakness),
      ...(isForWeakness ? [trainingWords(best, open.length)] : []),
      lastTryWords(best, { now, isOpen: open.length > 0 }),
    ],
  }
}

/** Over the latest attempts that were judged; of equals, the one that weighs more. */
function weakestOf(attempts: readonly Attempt[]): Weakness | null {
  const latest = judgedAttempts(attempts, DESIGN_COMPETENCIES).slice(-WINDOW)
  const means = meanScores(latest.map(judgedScores))
  const [weakest] = DESIGN_COMPETENCIES.flatMap(competency => {
    const mean = means[competency]
    return mean === undefined ? [] : [{ competency, mean, attempts: latest.length }]
  }).sort(
    (a, b) =>
      a.mean - b.mean || COMPETENCY_FACTS[b.competency].weight - COMPETENCY_FACTS[a.competency].weight,
  )
  return weakest ?? null
}

function candidateOf(
  question: Suggestible,
  attempts: readonly Attempt[],
  { weakness, now }: { readonly weakness: Weakness | null; readonly now: number },
): Candidate {
  const tries = attempts.filter(({ questionId }) => questionId === question.id)
  const counts = FOLLOW_UP_COUNTS[question.id]
  const followUps =
    weakness === null || counts === undefined
      ? null
      : {
          asking: counts[weakness.competency],
          all: Object.values(counts).reduce((sum, count) => sum + count, 0),
        }
  return {
    ...{ question, followUps, recall: recallOf(tries, now) },
    lastAt: tries.length === 0 ? null : Math.max(...tries.map(({ endedAt }) => endedAt)),
  }
}

function shareOf({ followUps }: Candidate): number {
  return followUps === null ? 0 : followUps.asking / followUps.all
}

function byTraining(a: Candidate, b: Candidate): number {
  return shareOf(b) - shareOf(a) || byNeed(a, b)
}

/** What was tried comes before what is new, and there the easier before the harder. */
function byNeed(a: Candidate, b: Candidate): number {
  return byRecall(a, b) || Number(a.question.difficulty === "hard") - Number(b.question.difficulty === "hard")
}

function byRecall(a: Candidate, b: Candidate): number {
  // The library reckons in whole days.
  return (
    (a.recall?.retrievability ?? 1) - (b.recall?.retrievability ?? 1) || (a.lastAt ?? 0) - (b.lastAt ?? 0)
  )
}

function weaknessWords(attempts: readonly Attempt[], weakness: Weakness | null): string {
  if (attempts.length === 0) return "There is no attempt to go by yet."
  if (weakness === null) return "No attempt at a design question has scores to go by yet."
  const { competency, mean, attempts: count } = weakness
  const where = count === 1 ? "in your latest scored attempt" : `over your latest ${count} scored attempts`
  return `Your weakest competency is ${COMPETENCY_FACTS[competency].name}: ${oneDecimal(mean)} of 4 ${where}.`
}

function trainingWords({ followUps }: Candidate, open: number): string {
  if (followUps === null)
    return "How much the questions that are new or due ask for it is not known: none of them is built in."
  const { asking, all } = followUps
  const share = `${asking} of the ${all} follow-up questions here ask for it`
  return open === 1 ? `${share}.` : `${share}; no other question that is new or due has a larger share.`
}

interface LastTry {
  readonly now: number
  /** Whether any question is new or due. */
  readonly isOpen: boolean
}

function lastTryWords({ lastAt, question }: Candidate, { now, isOpen }: LastTry): string {
  if (lastAt === null)
    return question.difficulty === "medium"
      ? "It is new to you, and of medium difficulty."
      : "It is new to you."
  const tried = `You last tried it ${daysAgo(lastAt, now)}`
  return isOpen
    ? `${tried}, and it is due again.`
    : `${tried}. No question is new or due, and this one is the closest to it.`
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}
