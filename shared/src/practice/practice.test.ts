import { expect, test } from "vitest"
import * as Y from "yjs"
import { PRESETS } from "../clock/phases.ts"
import { newClock } from "../clock/session-clock.ts"
import type { Entry } from "../interviewer/standard/transcript.ts"
import { entriesOf, isEntryKey } from "../room/note-entries.ts"
import { type Practice, readPractice, writePractice } from "./practice.ts"

const MOVE: Entry = {
  kind: "move",
  at: 1,
  move: { kind: "introduce", phase: "intro", reason: "Every interview begins so.", text: "Hello." },
}
const SAID: Entry = {
  ...{ kind: "said", at: 2, text: "How many users?", wish: null, answers: null, assumption: null },
  questions: [{ kind: "fact", text: "How many users?", factId: "c1" }],
  evidence: [],
}
const DREW: Entry = {
  ...{ kind: "drew", at: 3, until: 4, added: ["shape:a"], wrote: [], answered: [], evidence: [] },
}
const PRACTICE: Practice = {
  ...{ seed: 7, clock: newClock(PRESETS["45"]), transcript: [MOVE, SAID, DREW], silence: null },
  voice: { listened: [{ from: 1, until: 9 }], spoken: [{ from: 2, until: 3 }] },
}

test("[PX-1] what is written is read again, under keys that the notes may hold", () => {
  const doc = new Y.Doc()
  expect(readPractice(doc)).toBeNull()
  writePractice(doc, null, PRACTICE)
  expect(readPractice(doc)).toEqual(PRACTICE)
  for (const key of entriesOf(doc).keys()) expect(isEntryKey(key), key).toBe(true)
})

test("[PX-1] only what differs is written, and a new interview takes the old one's place", () => {
  const doc = new Y.Doc()
  writePractice(doc, null, PRACTICE)
  const longer = { ...PRACTICE, transcript: [MOVE, SAID, { ...DREW, until: 9 }] }
  const changed: string[] = []
  entriesOf(doc).observe(event => changed.push(...event.keysChanged))
  writePractice(doc, PRACTICE, longer)
  expect(changed).toEqual(["practice.entry-000002"])
  expect(readPractice(doc)).toEqual(longer)
  writePractice(doc, longer, { ...PRACTICE, seed: 8, transcript: [MOVE] })
  expect(readPractice(doc)?.transcript).toEqual([MOVE])
})

test("[PX-1] what is broken is passed over, and without a sound clock there is no interview", () => {
  const doc = new Y.Doc()
  writePractice(doc, null, PRACTICE)
  entriesOf(doc).set("practice.entry-000001", { kind: "said", at: "noon" })
  expect(readPractice(doc)?.transcript).toEqual([MOVE, DREW])
  const clock = { ...PRACTICE.clock, current: 99 }
  entriesOf(doc).set("practice.attempt", { seed: 7, clock } as never)
  expect(readPractice(doc)).toBeNull()
})

test("[PX-1] what a move did to the clock is not kept: it has been done", () => {
  const doc = new Y.Doc()
  const move = { ...MOVE.move, command: { type: "start" } as const }
  writePractice(doc, null, { ...PRACTICE, transcript: [{ ...MOVE, move }] })
  expect(readPractice(doc)?.transcript).toEqual([MOVE])
})
