import { expect, test } from "vitest"
import * as Y from "yjs"
import { type PhasePlan, PRESETS } from "../clock/phases.ts"
import { newClock, turnClock } from "../clock/session-clock.ts"
import type { Practice } from "../practice/practice.ts"
import { practicePlan } from "../practice/practice-plan.ts"
import { NO_VOICE } from "../practice/voice-record.ts"
import { readSession } from "../room/session.ts"
import { EMPTY_SCORECARD, type Score } from "../scorecard/scorecard.ts"
import { type Attempt, mergeAttempts, readAttempts, writeAttempts } from "./attempt.ts"
import { attemptsIn } from "./attempts-in.ts"

const ATTEMPT: Attempt = {
  ...{ roomId: "r", turn: 0, questionId: "weekly-charts", title: "Weekly charts", endedAt: 5 },
  phases: [{ id: "intro", planned: 120_000, spent: 60_000 }],
  ...{ own: { core: 2 }, given: { core: 2.5 }, missed: [], interview: null },
}
const SESSION = readSession(new Y.Doc())
const ROOM = { roomId: "r", question: { id: "weekly-charts", title: "Weekly charts" }, meId: "ben" }
const clock = turnClock(newClock(PRESETS["45"]), { type: "start" }, 1)

function card(by: string, role: "interviewer" | "candidate", score: Score, turn = 0) {
  const judgements = { core: { score, comment: "", evidence: [] } }
  return { turn, by, role, submittedAt: 1, card: { ...EMPTY_SCORECARD, judgements } }
}

test("[PG-1] an interview counts once it is over, with phases, own scores and the mean of those given", () => {
  const open = { ...SESSION, clock }
  expect(attemptsIn(open, { ...ROOM, role: "candidate" })).toEqual([])
  const scores = [card("ben", "candidate", 3), card("ana", "interviewer", 2), card("eve", "interviewer", 3)]
  const [attempt] = attemptsIn({ ...open, endedAt: 9, scores }, { ...ROOM, role: "candidate" })
  expect(attempt).toMatchObject({ roomId: "r", turn: 0, endedAt: 9, own: { core: 3 }, given: { core: 2.5 } })
  expect(attempt?.phases).toHaveLength(7)
})

test("[PG-1] interviewers and observers have no attempt, and after a swap each has their own turn", () => {
  for (const role of ["interviewer", "observer"] as const)
    expect(attemptsIn({ ...SESSION, endedAt: 9 }, { ...ROOM, role })).toEqual([])
  const past = { turn: 0, clock, endedAt: 4, roles: { ben: "candidate", ana: "interviewer" } } as const
  const swapped = { ...SESSION, turn: 1, pastTurns: [past], endedAt: 9 }
  expect(attemptsIn(swapped, { ...ROOM, role: "interviewer" }).map(({ turn }) => turn)).toEqual([0])
  expect(attemptsIn(swapped, { ...ROOM, meId: "ana", role: "candidate" }).map(({ turn }) => turn)).toEqual([
    1,
  ])
})

test("[PG-1] alone, an interview counts once the simulated interviewer has closed it, by its own clock", () => {
  const move = { kind: "close", phase: "wrap_up", reason: "It is over.", text: "Thank you." } as const
  const practice = { seed: 1, clock, transcript: [], voice: NO_VOICE, silence: null }
  const me = { ...ROOM, role: "solo" } as const
  expect(attemptsIn(SESSION, { ...me, practice })).toEqual([])
  const closed = { ...practice, transcript: [{ kind: "move", at: 7, move }] as const }
  const [attempt] = attemptsIn(SESSION, { ...me, practice: closed })
  expect(attempt).toMatchObject({ endedAt: 7 })
  expect(attempt?.phases).toHaveLength(7)
})

test("[PG-6] each simulated interview is another attempt, and one phase by itself is none", () => {
  const close = { kind: "close", phase: "wrap_up", reason: "It is over.", text: "Thank you." } as const
  const interview = (seed: number, plan = PRESETS["45"] as readonly PhasePlan[]): Practice => ({
    ...{ seed, clock: turnClock(newClock(plan), { type: "start" }, 100), voice: NO_VOICE, silence: null },
    transcript: [{ kind: "move", at: 150 + seed, move: close }],
  })
  const me = { ...ROOM, role: "solo" } as const
  const scored = { ...SESSION, scores: [card("ben", "candidate", 3)] }
  const [first] = attemptsIn(scored, { ...me, practice: interview(1) })
  const [second] = attemptsIn(scored, { ...me, practice: interview(2) })
  expect(first).toMatchObject({ interview: 1, endedAt: 151, own: { core: 3 } })
  expect(mergeAttempts([first as Attempt], [second as Attempt])).toEqual([second, first])
  const phase = interview(3, practicePlan("45", "estimate"))
  expect(attemptsIn({ ...scored, endedAt: 200 }, { ...me, practice: phase })).toEqual([])
})

test("[PG-1] a simulated interview is over when it was closed, whenever its room is ended", () => {
  const move = { kind: "close", phase: "wrap_up", reason: "It is over.", text: "Thank you." } as const
  const practice = {
    ...{ seed: 1, clock, voice: NO_VOICE, silence: null },
    transcript: [{ kind: "move", at: 7, move }] as const,
  }
  const open = { ...practice, transcript: [] }
  const me = { ...ROOM, role: "solo" } as const
  const ended = { ...SESSION, endedAt: 90 }
  expect(attemptsIn(ended, { ...me, practice })).toMatchObject([{ endedAt: 7, interview: 1 }])
  expect(attemptsIn(ended, { ...me, practice: open })).toMatchObject([{ endedAt: 90, interview: 1 }])
})

test("[PG-2] files of before follow-ups were kept are read", () => {
  const { missed: _missed, interview: _interview, ...older } = ATTEMPT
  expect(readAttempts(writeAttempts([older as Attempt]))).toEqual([ATTEMPT])
})

test("[PG-2] what is written is read again, and the same interview is kept once", () => {
  expect(readAttempts(writeAttempts([ATTEMPT]))).toEqual([ATTEMPT])
  const newer = { ...ATTEMPT, given: { core: 4 } }
  const other = { ...ATTEMPT, turn: 1, endedAt: 8 }
  expect(mergeAttempts([ATTEMPT], [other, newer])).toEqual([other, newer])
})

test.each([
  ["no JSON", "{"],
  ["another file", JSON.stringify({ attempts: [] })],
  ["a score out of range", writeAttempts([{ ...ATTEMPT, own: { core: 9 } }])],
  [
    "a phase that there is not",
    writeAttempts([{ ...ATTEMPT, phases: [{ id: "lunch" }] } as unknown as Attempt]),
  ],
  [
    "more missed follow-ups than are kept",
    writeAttempts([{ ...ATTEMPT, missed: Array(51).fill({ askId: "a", text: "", competency: "core" }) }]),
  ],
  ["a time that is no time", writeAttempts([{ ...ATTEMPT, endedAt: Number.MAX_VALUE }])],
])("[PG-2] %s is refused as a whole", (_what, text) => {
  expect(readAttempts(text)).toBeUndefined()
})
