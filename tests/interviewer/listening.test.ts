import { askOfProbe, volunteerable } from "@outloud/shared/interviewer/standard/asks.ts"
import { Listener } from "@outloud/shared/interviewer/standard/listen.ts"
import { takesUp } from "@outloud/shared/interviewer/standard/takes-up.ts"
import type { AnswerKey, Probe } from "@outloud/shared/questions/answer-key.ts"
import { expect, test } from "vitest"
import { INDEPENDENT_ANSWERS } from "./independent-answers.ts"
import { loadQuestions } from "./questions.ts"

const EMPTY_WORDS = [
  "I would just scale it horizontally.",
  "It depends, I think.",
  "We could add a server for that.",
  "Probably the backend handles it somehow.",
  "I think a machine learning model would do that.",
  "I don't know.",
  "The team would look into it when it comes up.",
  "My last team had very nice offices by the river.",
  "The system should be fast and reliable for the users.",
  "It would use the cloud and microservices.",
]

const questions = await loadQuestions()
const listeners = new Map(questions.map(({ key }) => [key, new Listener(volunteerable(key, key.probes))]))

/** Whether anything that the probe listens for is heard, or what it found missing is brought in. */
function isHeard(text: string, probe: Probe, key: AnswerKey): boolean {
  return listeners.get(key)!.heardIn(text, askOfProbe(probe)).length > 0 || takesUp(text, probe.when, key)
}

test("[SI-13] most good answers in other words than the key's are heard, most of those to other questions are not", () => {
  const own: boolean[] = []
  const foreign: boolean[] = []
  for (const [questionId, probeId, answer] of INDEPENDENT_ANSWERS) {
    const { key } = questions.find(({ question }) => question.id === questionId)!
    for (const probe of key.probes) (probe.id === probeId ? own : foreign).push(isHeard(answer, probe, key))
  }
  expect(own).toHaveLength(INDEPENDENT_ANSWERS.length)
  expect(own.filter(Boolean).length / own.length).toBeGreaterThanOrEqual(0.85)
  expect(foreign.filter(Boolean).length / foreign.length).toBeLessThanOrEqual(0.1)
})

test("[SI-13] empty words are heard as nothing", () => {
  const heard = questions.flatMap(({ key }) =>
    key.probes.flatMap(probe => EMPTY_WORDS.map(words => isHeard(words, probe, key))),
  )
  expect(heard.filter(Boolean).length / heard.length).toBeLessThanOrEqual(0.01)
})
