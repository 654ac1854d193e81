import type { Competency } from "../../scorecard/competencies.ts"
import { probeAskId, volunteerable } from "./asks.ts"
import { readConversation } from "./conversation.ts"
import { Listener } from "./listen.ts"
import type { Moment } from "./moment.ts"
import type { Ask } from "./move.ts"
import { slipOfAsk } from "./slip-asks.ts"
import { mendsSlip, type SlipKind } from "./slips.ts"
import { takesUp } from "./takes-up.ts"
import type { Evidence, Transcript } from "./transcript.ts"

const QUOTE_LENGTH = 300

/** What an answer says of what its ask listens for. Empty where the ask listens for nothing. */
export function answerEvidence(text: string, ask: Ask, moment: Moment): Evidence[] {
  if (ask.listenFor.length === 0) return []
  const slip = slipOfAsk(ask)
  const heard = slip === undefined ? listenerOf(moment).heardIn(text, ask) : mends(slip, text, ask)
  const probe = moment.probes.find(({ id }) => ask.id.endsWith(probeAskId(id)))
  const { id, competency } = ask
  const isOnPoint = probe !== undefined && takesUp(text, probe.when, moment.key)
  return [{ about: id, competency, quote: quote(text), heard, isOnPoint, isPrompted: true }]
}

function mends(slip: SlipKind, text: string, { listenFor }: Ask): readonly string[] {
  return mendsSlip(slip, text) ? listenFor : []
}

/** What a text says of things that were not asked (yet). */
export function volunteeredEvidence(text: string, moment: Moment): Evidence[] {
  const { exchanges } = readConversation(moment.transcript)
  return listenerOf(moment)
    .overheardIn(text)
    .filter(({ ask }) => !exchanges.some(exchange => exchange.ask.id === ask.id))
    .map(({ ask, heard }) => {
      const { id, competency } = ask
      return { about: id, competency, quote: quote(text), heard, isOnPoint: false, isPrompted: false }
    })
}

/** Having asked for a fact is evidence by itself. */
export function questionEvidence(text: string, factId: string, ask: string): Evidence {
  return {
    about: `fact:${factId}`,
    competency: "requirements",
    quote: quote(text),
    heard: [ask],
    isOnPoint: true,
    isPrompted: false,
  }
}

export function quote(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim()
  return line.length <= QUOTE_LENGTH ? line : `${line.slice(0, QUOTE_LENGTH - 1)}…`
}

const LISTENERS = new WeakMap<Moment["probes"], Listener>()

function listenerOf({ key, probes }: Moment): Listener {
  const listener = LISTENERS.get(probes) ?? new Listener(volunteerable(key, probes))
  LISTENERS.set(probes, listener)
  return listener
}

/** All evidence of an interview, by competency, in order. */
export function evidenceOf(transcript: Transcript): ReadonlyMap<Competency, readonly Evidence[]> {
  const all = new Map<Competency, Evidence[]>()
  for (const entry of transcript) {
    if (entry.kind === "move") continue
    for (const one of entry.evidence) all.set(one.competency, [...(all.get(one.competency) ?? []), one])
  }
  return all
}
