import type { BoardGraph } from "../../board/graph.ts"
import { holds } from "../holds.ts"
import { situationOf, wordsOf } from "../situation.ts"
import { probeAskId } from "./asks.ts"
import { quote, volunteeredEvidence } from "./evidence.ts"
import type { Moment } from "./moment.ts"
import type { DrewEntry, Transcript } from "./transcript.ts"

/** Changes that follow one another within this are one. Milliseconds. */
const TOGETHER = 15_000
const MOST_LINES = 20
const LINE_LENGTH = 400

/** The transcript after the board changed from `before` to the moment's. */
export function watch(moment: Moment, before: BoardGraph): Transcript {
  const { graph, transcript, now } = moment
  if (graph === before) return transcript
  const last = transcript.at(-1)
  const earlier = last?.kind === "drew" && now - last.until <= TOGETHER ? last : undefined
  const entry = drewEntry(moment, before, earlier)
  return [...(earlier === undefined ? transcript : transcript.slice(0, -1)), entry]
}

function drewEntry(moment: Moment, before: BoardGraph, earlier: DrewEntry | undefined): DrewEntry {
  const { graph, now } = moment
  const wrote = newLines(graph, before)
  // What is being typed grows: only its last state stays.
  const kept = (earlier?.wrote ?? []).filter(line => !wrote.some(longer => longer.startsWith(line)))
  const quotes = new Set(kept.map(quote))
  return {
    kind: "drew",
    at: earlier?.at ?? now,
    until: now,
    added: [
      ...(earlier?.added ?? []),
      ...newIds(graph.nodes, before.nodes),
      ...newIds(graph.edges, before.edges),
    ],
    wrote: [...kept, ...wrote].slice(-MOST_LINES),
    answered: [...new Set([...(earlier?.answered ?? []), ...answeredBy(moment)])],
    evidence: [
      ...(earlier?.evidence ?? []).filter(one => quotes.has(one.quote)),
      ...wrote.flatMap(line => volunteeredEvidence(line, moment)),
    ],
  }
}

/** A probe is answered by drawing where what it asked about has come onto the board. */
function answeredBy(moment: Moment): string[] {
  const { graph, estimates, key, transcript } = moment
  const last = transcript.findLast(entry => entry.kind === "move" && entry.move.asks !== undefined)
  const asked = last?.kind === "move" ? last.move.asks?.id : undefined
  const probe = moment.probes.find(({ id }) => probeAskId(id) === asked)
  const isKnown = transcript.some(entry => entry.kind === "drew" && entry.answered.includes(asked ?? ""))
  if (asked === undefined || probe === undefined || probe.when === "always" || isKnown) return []
  const situation = situationOf({ graph, estimates, components: key.components, revealed: [] })
  return holds(probe.when, situation) ? [] : [asked]
}

interface HasId {
  readonly id: string
}

function newIds(after: readonly HasId[], before: readonly HasId[]): string[] {
  const known = new Set(before.map(({ id }) => id))
  return after.flatMap(({ id }) => (known.has(id) ? [] : [id]))
}

function newLines(after: BoardGraph, before: BoardGraph): string[] {
  const known = new Set(wordsOf(before).split("\n"))
  return wordsOf(after)
    .split("\n")
    .filter(line => line.trim() !== "" && !known.has(line))
    .map(line => line.slice(0, LINE_LENGTH))
}
