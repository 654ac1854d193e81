import { BoardMatch } from "@outloud/shared/interviewer/board-match.ts"
import { holds } from "@outloud/shared/interviewer/holds.ts"
import type { Moment } from "@outloud/shared/interviewer/standard/moment.ts"
import type { Move, MoveKind } from "@outloud/shared/interviewer/standard/move.ts"
import { nameGivenAway, namesToKeep } from "@outloud/shared/interviewer/standard/names-missing.ts"
import { situationAt } from "@outloud/shared/interviewer/standard/situation-at.ts"
import { sharesTopic } from "@outloud/shared/interviewer/standard/topics.ts"
import type { SaidEntry } from "@outloud/shared/interviewer/standard/transcript.ts"
import { isShort } from "@outloud/shared/interviewer/standard/wording.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Interview, Played } from "./interview.ts"

/** Made whatever the candidate is doing: somebody is answered, or the time is over. */
const URGENT: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "introduce",
  "fact",
  "no-fact",
  "reply",
  "hint",
  "phase",
  "close",
])
/** Of what is planned: who ends before has not interviewed. */
const SHORTEST = 20 / 45
/** The interviewer looks at the clock every two seconds. */
const LATE = 5_000

/** What an interview breaks of the rules that hold for every candidate; empty where it breaks none. */
export function breaches({ key }: Interview, played: Played): string[] {
  const moves = played.transcript.flatMap(entry => (entry.kind === "move" ? [entry.move] : []))
  return [
    ...moves.flatMap((move, at) => movesBreaches(move, played.moments[at]!, key)),
    ...askedTwice(moves),
    ...topicsAskedTooOften(moves, key),
    ...secretsTold(moves, key),
    ...unearnedCards(played, key),
    ...timeBreaches(played),
  ]
}

function movesBreaches(move: Move, moment: Moment, key: AnswerKey): string[] {
  const found: string[] = []
  const say = (what: string) => found.push(`${what}: "${move.text}" (${move.kind})`)
  if (!isShort(move.text)) say("too long, or two questions")
  if (!/^[A-Z].*\.$/s.test(move.reason) && !/[?]$/.test(move.reason)) say(`no reason ("${move.reason}")`)
  if (/\{\w+\}|undefined|!/.test(move.text)) say("badly worded")
  if (moment.typedAt === moment.now && !URGENT.has(move.kind)) say("interrupts")
  const probe = moment.probes.find(({ id }) => `probe:${id}` === move.asks?.id)
  if (probe !== undefined && !holds(probe.when, situationAt(moment))) say("not open any more")
  const name = namesAComponent(move, moment, key)
  if (name !== undefined) say(`gives away ${name}`)
  return found
}

/** A component that is not on the board and of which the candidate has not spoken either. */
function namesAComponent(move: Move, moment: Moment, key: AnswerKey): string | undefined {
  // Facts and the change are the exercise's own words.
  if (move.kind === "fact" || move.kind === "change") return undefined
  if (hasHadAllHints(moment) || (move.kind === "hint" && move.reveals?.id === "3")) return undefined
  const { words } = situationAt(moment)
  const said = `${moment.question.title} ${moment.question.text} ${words}`
  const board = new BoardMatch(moment.graph, key.components)
  if (move.kind === "deep-dive") {
    const missing = key.components.filter(
      ({ ref, level }) => level === "must" && board.nodes(ref).length === 0,
    )
    const role = missing
      .map(({ ref }) => ref.split(".")[1] ?? "")
      .find(one => one !== "" && speaks(move.text, one))
    if (role !== undefined && !speaks(said, role)) return role
  }
  const name = nameGivenAway(move.text, namesToKeep(board, key, said))
  return name !== undefined && said.toLowerCase().includes(name.slice(0, 5)) ? undefined : name
}

function speaks(text: string, word: string): boolean {
  return new RegExp(`\\b${word.replace(/s$/, "")}s?\\b`, "i").test(text)
}

function hasHadAllHints({ transcript }: Moment): boolean {
  return transcript.some(entry => entry.kind === "move" && entry.move.reveals?.id === "3")
}

function askedTwice(moves: readonly Move[]): string[] {
  const ids = moves.flatMap(({ asks }) => (asks === undefined ? [] : [asks.id]))
  return ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `asked twice: ${id}`)
}

function topicsAskedTooOften(moves: readonly Move[], key: AnswerKey): string[] {
  const asked = key.probes.filter(({ id }) => moves.some(({ asks }) => asks?.id === `probe:${id}`))
  return asked
    .filter(one => asked.filter(other => sharesTopic(one.when, other.when)).length > 2)
    .map(({ id }) => `more than two on one topic: ${id}`)
}

/** Points, decisions and mistakes of a key are for the debrief. */
function secretsTold(moves: readonly Move[], key: AnswerKey): string[] {
  const secrets = [
    ...key.probes.flatMap(({ listenFor }) => listenFor),
    ...key.deepDives.flatMap(({ strong, weak, tradeoff }) => [...strong, weak, tradeoff]),
    ...key.change.listenFor,
    ...key.reference.decisions,
    ...key.mistakes.map(({ text }) => text),
    key.change.why,
  ].filter(secret => secret.split(" ").length > 3)
  return moves
    .filter(({ kind }) => kind !== "fact")
    .flatMap(({ text }) => secrets.filter(secret => text.includes(secret)))
}

/** A fact comes after a question that means it, a hint when it is asked for or taken, in order, the change once. */
function unearnedCards({ transcript }: Played, key: AnswerKey): string[] {
  const found: string[] = []
  let hints = 0
  let changes = 0
  for (const [at, entry] of transcript.entries()) {
    if (entry.kind !== "move" || entry.move.reveals === undefined) continue
    const { kind, id } = entry.move.reveals
    const said = transcript.slice(0, at).filter((one): one is SaidEntry => one.kind === "said")
    if (kind === "fact") {
      const isMeant = said.some(({ questions }) =>
        questions.some(one => one.kind === "fact" && one.factId === id),
      )
      const fact = key.facts.find(one => one.id === id)
      if (!isMeant || fact === undefined || !entry.move.text.endsWith(fact.fact)) found.push(`fact ${id}`)
    } else if (kind === "hint") {
      hints += 1
      const { wish } = said.at(-1)!
      const isTold = entry.move.text.endsWith(key.hints[hints - 1] ?? "?")
      if (id !== String(hints) || !(wish === "hint" || wish === "yes") || !isTold) found.push(`hint ${id}`)
    } else if (++changes > 1 || !entry.move.text.endsWith(key.change.text)) found.push(`change ${changes}`)
  }
  return found
}

function timeBreaches({ clock, startedAt, endedAt, transcript }: Played): string[] {
  const found: string[] = []
  const spent = clock.phases.reduce((sum, phase) => sum + phase.spent, 0)
  const planned = clock.phases.reduce((sum, phase) => sum + phase.planned, 0)
  if (spent > planned + LATE) found.push(`ended after ${Math.round(spent / 1000)} s of clock`)
  if (endedAt < startedAt + SHORTEST * planned) found.push("ended at once")
  for (const { id, spent: own, planned } of clock.phases)
    if (id !== "wrap_up" && own > planned * 1.5 + LATE) found.push(`${id} took ${Math.round(own / 1000)} s`)
  const last = transcript.at(-1)
  if (last?.kind !== "move" || last.move.kind !== "close") found.push("not closed")
  return found
}
