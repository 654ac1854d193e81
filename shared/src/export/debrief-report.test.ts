import { expect, test } from "vitest"
import * as Y from "yjs"
import { PRESETS } from "../clock/phases.ts"
import { newClock, turnClock } from "../clock/session-clock.ts"
import type { Debrief } from "../debrief/debrief.ts"
import { RECRUITER_SCREEN } from "../questions/recruiter-screen.ts"
import { readSession, type Session } from "../room/session.ts"
import { EMPTY_SCORECARD } from "../scorecard/scorecard.ts"
import { debriefReport } from "./debrief-report.ts"

const EMPTY: Session = readSession(new Y.Doc())

function debrief(session: Partial<Session>, more: Partial<Debrief> = {}): Debrief {
  return {
    ...{ question: RECRUITER_SCREEN, comparison: null, key: null, annotations: [] },
    session: { ...EMPTY, ...session },
    ...more,
  }
}

test("[DB-4] an empty interview says what there is not", () => {
  const report = debriefReport(debrief({}))
  expect(report).toContain("# Recruiter screen")
  expect(report).toContain("The clock was never started.")
  expect(report).toContain("No scorecard was published.")
  expect(report).not.toContain("undefined")
})

test("[DB-4] phases, cards, scores and annotations are in it", () => {
  const start = Date.UTC(2026, 0, 5, 9)
  let clock = turnClock(newClock(PRESETS["45"]), { type: "start" }, start)
  clock = turnClock(clock, { type: "next", from: 0 }, start + 3 * 60_000)
  clock = turnClock(clock, { type: "pause" }, start + 5 * 60_000)
  const report = debriefReport(
    debrief(
      {
        clock,
        endedAt: start + 5 * 60_000,
        people: { a: { name: "Ana", color: "#000", role: "interviewer" } },
        reveals: [{ kind: "hint", id: "1", title: "", text: "Look at Mondays", at: start + 60_000 }],
        scores: [
          {
            ...{ turn: 0, by: "a", role: "interviewer", submittedAt: start },
            card: {
              ...EMPTY_SCORECARD,
              verdict: "yes",
              judgements: {
                core: {
                  score: 3,
                  comment: "end to end",
                  evidence: [{ kind: "note", id: "n", text: "drew the feedback loop", at: start }],
                },
              },
            },
          },
        ],
      },
      { annotations: ["why twice?"] },
    ),
  )
  expect(report).toContain("| Introduction | 3 of 2 min |")
  expect(report).toContain("| Requirements | 2 of 6 min |")
  expect(report).toContain("- 09:01 **hint** Look at Mondays")
  expect(report).toContain("### Ana (interviewer): Yes, 75 of 100")
  expect(report).toContain("- **Core design: 3** end to end")
  expect(report).toContain("  - note: drew the feedback loop")
  expect(report).toContain("- why twice?")
})

test("[DB-4] an interview that a swap has ended stands in it, apart from the present one", () => {
  const clock = turnClock(newClock(PRESETS["45"]), { type: "start" }, 0)
  const past = { ...turnClock(clock, { type: "next", from: 0 }, 4 * 60_000), runningSince: null }
  const card = { ...EMPTY_SCORECARD, verdict: "no" as const }
  const report = debriefReport(
    debrief({
      ...{ turn: 1, people: { a: { name: "Ana", color: "#000", role: "candidate" } } },
      pastTurns: [{ turn: 0, clock: past, endedAt: 9, roles: { a: "interviewer" } }],
      scores: [{ turn: 0, by: "a", role: "interviewer", submittedAt: 1, card }],
    }),
  )
  const [present, before] = report.split("## Interview 1, before the swap")
  expect(present).toContain("No scorecard was published.")
  expect(before).toContain("| Introduction | 4 of 2 min |")
  expect(before).toContain("### Ana (interviewer): No")
})

test("[DB-4] people's words stay words", () => {
  const report = debriefReport(
    debrief(
      { people: { a: { name: "# Ana | <b>", color: "#000", role: "candidate" } } },
      { annotations: ["one\n# two", "[link](https://example.com)"] },
    ),
  )
  expect(report).toContain("- \\# Ana \\| \\<b\\>, candidate")
  expect(report).toContain("- one \\# two")
  expect(report).not.toMatch(/^# two/m)
  expect(report).not.toContain("[link](")
})
