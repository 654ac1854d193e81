/** What a person keeps of the interviews they were judged in. It never leaves their browser but as a file of theirs. */
import { z } from "zod/mini"
import { PHASE_IDS } from "../clock/phases.ts"
import { DESIGN_COMPETENCIES, type JudgedCompetency, SCREEN_COMPETENCIES } from "../scorecard/competencies.ts"

const JUDGED: readonly [JudgedCompetency, ...JudgedCompetency[]] = [
  ...DESIGN_COMPETENCIES,
  ...SCREEN_COMPETENCIES,
]
const milliseconds = z.number().check(z.minimum(0), z.maximum(8.64e15))
const text = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most))

export const MOST_MISSED = 50
export const MISSED_LENGTH = 500

const missedSchema = z.object({
  /** The interviewer's id of what it asked: the same in every attempt at a question. */
  askId: text(1, 300),
  /** As it was said. */
  text: text(0, MISSED_LENGTH),
  competency: z.enum(DESIGN_COMPETENCIES),
})

/** Means of several scorers may lie between two steps. */
const scoresSchema = z.partialRecord(z.enum(JUDGED), z.number().check(z.minimum(1), z.maximum(4)))

const attemptSchema = z.object({
  roomId: text(1, 64),
  /** Which interview of the room. */
  turn: z.int().check(z.minimum(0), z.maximum(10_000)),
  questionId: text(1, 200),
  title: text(0, 200),
  /** Milliseconds since 1970. */
  endedAt: milliseconds,
  /** Milliseconds by phase. Empty where the clock never ran. */
  phases: z
    .array(z.object({ id: z.enum(PHASE_IDS), planned: milliseconds, spent: milliseconds }))
    .check(z.maxLength(PHASE_IDS.length)),
  /** What the person gave themselves. */
  own: scoresSchema,
  /** What interviewers gave, their mean. */
  given: scoresSchema,
  /** Follow-ups of the simulated interviewer that met nothing of what they listen for. Files of before have none. */
  missed: z._default(z.array(missedSchema).check(z.maxLength(MOST_MISSED)), []),
  /** The seed of the simulated interview, which one room may have several of; null where people asked. */
  interview: z._default(z.nullable(z.int()), null),
})

const fileSchema = z.object({
  outloud: z.literal("progress"),
  attempts: z.array(attemptSchema).check(z.maxLength(5_000)),
})

export type Attempt = z.output<typeof attemptSchema>
export type MissedProbe = z.output<typeof missedSchema>

/** One attempt is one interview of one room: with people one a turn, simulated one a seed. */
export function attemptId({
  roomId,
  turn,
  interview,
}: Pick<Attempt, "roomId" | "turn" | "interview">): string {
  return interview === null ? `${roomId}.${turn}` : `${roomId}.${turn}.${interview}`
}

/** The latest first; of two that are the same interview, the one that comes later in the arguments. */
export function mergeAttempts(...lists: readonly (readonly Attempt[])[]): readonly Attempt[] {
  const byId = new Map(lists.flat().map(attempt => [attemptId(attempt), attempt]))
  return [...byId.values()].sort((a, b) => b.endedAt - a.endedAt || (attemptId(a) < attemptId(b) ? -1 : 1))
}

export function writeAttempts(attempts: readonly Attempt[]): string {
  return JSON.stringify({ outloud: "progress", attempts }, null, 1)
}

/** Undefined where a text is no such file, or any attempt in it is broken. */
export function readAttempts(text: string): readonly Attempt[] | undefined {
  try {
    const read = fileSchema.safeParse(JSON.parse(text))
    return read.success ? mergeAttempts(read.data.attempts) : undefined
  } catch {
    return undefined
  }
}
