/** What the interviewer can ask out of an answer key, each with an id under which it is asked once. */
import type { AnswerKey, Probe } from "../../questions/answer-key.ts"
import type { Ask } from "./move.ts"

/** The candidate's own topic. */
export const OWN_CHOICE = "own-choice"

type DeepDive = AnswerKey["deepDives"][number]

export function askOfProbe({ id, competency, listenFor }: Probe): Ask {
  return { id: probeAskId(id), competency, listenFor }
}

export function probeAskId(probeId: string): string {
  return `probe:${probeId}`
}

/** Of the one question that follows an answer with nothing in it. */
export function pushAskId(askId: string): string {
  return `push:${askId}`
}

export function askOfDeepDive({ id, strong }: DeepDive): Ask {
  return { id: `deep-dive:${id}`, competency: "core", listenFor: strong }
}

export function askOfChange({ listenFor }: AnswerKey["change"]): Ask {
  return { id: "change", competency: "tradeoffs", listenFor }
}

/** Everything that a candidate may answer before it is asked. */
export function volunteerable(key: AnswerKey, probes: readonly Probe[]): readonly Ask[] {
  return [...probes.map(askOfProbe), ...key.deepDives.map(askOfDeepDive)]
}
