import { type BoardGraph, EMPTY_GRAPH } from "@outloud/shared/board/graph.ts"
import { PRESETS } from "@outloud/shared/clock/phases.ts"
import { closedAt } from "@outloud/shared/practice/closed-at.ts"
import { NO_VOICE, talkShare } from "@outloud/shared/practice/voice-record.ts"
import { answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import { ANSWER_KEYS } from "@outloud/shared/questions/keys/keys.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { PracticeDriver } from "./practice-driver.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const question = BANK[0] as Question
const key = answerKeySchema.parse(await ANSWER_KEYS[question.id]?.())

function practice(doc = new Y.Doc()) {
  let now = Date.UTC(2026, 0, 5, 9)
  let graph: BoardGraph = EMPTY_GRAPH
  const driver = new PracticeDriver({
    ...{ doc, question, key, now: () => now, estimates: () => [], graph: () => graph },
  })
  const pass = (time: number) => {
    for (const end = now + time; now < end; ) {
      now += SECOND
      driver.tick()
    }
  }
  const texts = () =>
    (driver.getSnapshot()?.transcript ?? []).flatMap(entry =>
      entry.kind === "move" ? [entry.move.text] : [],
    )
  return { doc, driver, pass, texts, draw: (next: BoardGraph) => (graph = next) }
}

test("[PX-2] it greets, starts the clock, reads the question and answers a clarifying question", () => {
  const { driver, pass, texts } = practice()
  driver.start(PRESETS["45"], 3)
  expect(driver.getSnapshot()?.clock.runningSince).not.toBeNull()
  pass(30 * SECOND)
  expect(texts()).toContain(question.text)
  driver.say("How many users do we have?")
  const fact = driver.getSnapshot()?.transcript.findLast(entry => entry.kind === "move")
  expect(fact).toMatchObject({ move: { kind: "fact" } })
})

test("[PX-2] a reload goes on where it was, without saying anything twice", () => {
  const { doc, driver, pass, texts } = practice()
  driver.start(PRESETS["45"], 3)
  pass(MINUTE)
  const before = texts()
  driver.dispose()
  const again = practice(doc)
  expect(again.texts()).toEqual(before)
  again.pass(MINUTE)
  expect(again.texts().slice(0, before.length)).toEqual(before)
  expect(new Set(again.texts()).size).toBe(again.texts().length)
})

test("[PX-2] another tab sees each move, and does not make its own", () => {
  const { doc, driver, pass, texts } = practice()
  const other = practice(doc)
  driver.start(PRESETS["45"], 3)
  pass(MINUTE)
  expect(other.texts()).toEqual(texts())
})

test("[PX-2] paused it says nothing; what is drawn is heard; it ends in time, and the clock stands", () => {
  const { driver, pass, texts, draw } = practice()
  driver.start(PRESETS["45"], 3)
  pass(MINUTE)
  driver.turn({ type: "pause" })
  const before = texts()
  pass(10 * MINUTE)
  expect(texts()).toEqual(before)
  driver.turn({ type: "start" })
  draw({
    ...EMPTY_GRAPH,
    nodes: [
      {
        ...{ id: "shape:a", records: ["shape:a"], kind: "cache", kindFrom: "person", label: "Redis" },
        ...{ note: "", container: null },
      },
    ],
  })
  pass(SECOND)
  expect(driver.getSnapshot()?.transcript.some(entry => entry.kind === "drew")).toBe(true)
  pass(90 * MINUTE)
  const done = driver.getSnapshot()
  expect(done && closedAt(done)).not.toBeNull()
  expect(done?.clock.runningSince).toBeNull()
})

test("[PX-5] what the microphone hears is kept while the clock runs, with the breath left out of it", () => {
  const { driver, pass } = practice()
  driver.start(PRESETS["45"], 3)
  const listen = (time: number, isSpeaking: boolean) => {
    for (let passed = 0; passed < time; passed += SECOND) {
      driver.heard({ isSpeaking, since: 0 })
      pass(SECOND)
    }
    driver.heard(undefined)
  }
  listen(20 * SECOND, true)
  listen(60 * SECOND, false)
  driver.turn({ type: "pause" })
  listen(MINUTE, true)
  const voice = driver.getSnapshot()?.voice
  expect(voice && talkShare(voice)).toBeCloseTo(20 / 80)
  expect(voice?.listened).toHaveLength(1)
  driver.start(PRESETS["45"], 4)
  expect(driver.getSnapshot()?.voice).toEqual(NO_VOICE)
})

test("[PX-6] a silence is broken when the person wants it, or never, and the wish outlives a new start", () => {
  const nudges = (silence: number | null) => {
    const { driver, pass } = practice()
    driver.start(PRESETS["45"], 3)
    driver.leaveSilence(silence)
    pass(5 * MINUTE)
    const kinds = driver
      .getSnapshot()
      ?.transcript.flatMap(entry => (entry.kind === "move" ? entry.move.kind : []))
    driver.start(PRESETS["45"], 4)
    expect(driver.getSnapshot()?.silence).toBe(silence)
    return kinds?.filter(kind => kind === "think-aloud" || kind === "offer-hint").length
  }
  expect(nudges(45 * SECOND)).toBeGreaterThan(0)
  expect(nudges(null)).toBe(0)
})
