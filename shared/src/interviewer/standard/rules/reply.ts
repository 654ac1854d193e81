import { durationWords } from "../duration-words.ts"
import type { Plan } from "../move.ts"
import type { Scene } from "../scene.ts"
import { sentencesOf } from "../sentences.ts"
import type { AskedQuestion } from "../transcript.ts"

/** Answers what the candidate asked: a fact where one is meant, one at a time, and else as an interviewer would. */
export function reply(scene: Scene): Plan | null {
  const { open } = scene.talk
  if (open === undefined) return null
  const step = { phase: scene.phase.id } as const
  // At the end nothing is left to assume: what is asked then is asked of an employee.
  const isEnd = step.phase === "wrap_up"
  switch (open.kind) {
    case "fact":
      return tellFact(scene, open.factId)
    case "unknown":
      return isEnd ? toCompany(scene) : leaveOpen(scene, open)
    case "decision":
      return { ...step, kind: "reply", reason: DECISION, says: { main: { line: "your-call" } } }
    case "verdict":
      return { ...step, kind: "reply", reason: VERDICT, says: { main: { line: "no-verdict" } } }
    case "repeat":
      return sayAgain(scene)
    case "time":
      return tellTime(scene)
    case "off-topic":
      if (isEnd) return toCompany(scene)
      return { ...step, kind: "reply", reason: OFF_TOPIC, says: { main: { line: "off-topic" } } }
    default:
      return open satisfies never
  }
}

const DECISION = "Asked for a design decision, which is the candidate's to make."
const VERDICT = "Asked for a judgement, which is kept for the debrief."
const OFF_TOPIC = "Has nothing to do with the exercise."

function tellFact({ moment, talk, phase }: Scene, factId: string): Plan | null {
  const fact = moment.key.facts.find(({ id }) => id === factId)
  if (fact === undefined) return null
  const isAgain = talk.revealed.has(factId)
  return {
    kind: "fact",
    phase: phase.id,
    reason: isAgain ? `Asked again: ${fact.ask}` : `Asked for it: ${fact.ask}`,
    says: { main: isAgain ? { line: "again", with: { text: fact.fact } } : fact.fact },
    reveals: { kind: "fact", id: factId },
  }
}

function leaveOpen({ phase }: Scene, { text }: AskedQuestion): Plan {
  return {
    kind: "no-fact",
    phase: phase.id,
    reason: `Nothing is given on "${text}", so it is the candidate's to assume.`,
    says: { main: { line: "no-fact" } },
  }
}

function toCompany({ phase }: Scene): Plan {
  return {
    kind: "reply",
    phase: phase.id,
    reason: "A question about the work there, which a simulation cannot answer.",
    says: { main: { line: "company" } },
  }
}

function sayAgain({ exchange, moment, phase }: Scene): Plan {
  const text = exchange?.text ?? moment.question.text
  // Of what opened a phase, the question alone.
  const main = exchange?.kind === "phase" ? (sentencesOf(text).at(-1) ?? text) : text
  return { kind: "reply", phase: phase.id, reason: "Asked to hear it again.", says: { main } }
}

function tellTime({ phase }: Scene): Plan {
  const here = phase.planned - phase.spent
  const words = { all: durationWords(phase.left), phase: durationWords(here) }
  return {
    kind: "reply",
    phase: phase.id,
    reason: "Asked for the time.",
    says: { main: { line: here > 0 ? "time" : "time-over", with: words } },
  }
}
