/** What has been said so far, as the interviewer remembers it: read off the transcript. */
import type { PhaseId } from "../../clock/phases.ts"
import type { Ask, Move, MoveKind } from "./move.ts"
import type { AskedQuestion, DrewEntry, MoveEntry, SaidEntry, Transcript } from "./transcript.ts"

/** A question of the interviewer's and what came of it. */
export interface Exchange {
  readonly ask: Ask
  readonly kind: MoveKind
  readonly phase: PhaseId
  /** As it was said. */
  readonly text: string
  readonly at: number
  readonly answers: readonly SaidEntry[]
  /** Of what it listens for, in all answers together. */
  readonly heard: ReadonlySet<string>
  /** Whether what it found missing came, on the board or in words. */
  readonly isDrawn: boolean
  readonly isOnPoint: boolean
}

export interface Conversation {
  readonly moves: readonly MoveEntry[]
  readonly said: readonly SaidEntry[]
  /** What was said since the interviewer last said anything. */
  readonly news: readonly SaidEntry[]
  readonly drew: readonly DrewEntry[]
  readonly exchanges: readonly Exchange[]
  /** The first question of the candidate's that has no reply yet. */
  readonly open: AskedQuestion | undefined
  /** Ids of the facts that were given. */
  readonly revealed: ReadonlySet<string>
  /** How many hints were given. */
  readonly hints: number
  /** By ask: points that came without being asked for. */
  readonly volunteered: ReadonlyMap<string, ReadonlySet<string>>
}

const REPLIES: ReadonlySet<MoveKind> = new Set<MoveKind>(["fact", "no-fact", "reply"])

/** Most moments share their transcript with the one before. */
const READ = new WeakMap<Transcript, Conversation>()

export function readConversation(transcript: Transcript): Conversation {
  const known = READ.get(transcript) ?? readAnew(transcript)
  READ.set(transcript, known)
  return known
}

function readAnew(transcript: Transcript): Conversation {
  const moves: MoveEntry[] = []
  const said: SaidEntry[] = []
  const drew: DrewEntry[] = []
  for (const entry of transcript) {
    if (entry.kind === "move") moves.push(entry)
    else if (entry.kind === "said") said.push(entry)
    else drew.push(entry)
  }
  const replies = moves.filter(({ move }) => REPLIES.has(move.kind)).length
  return {
    moves,
    said,
    news: transcript
      .slice(transcript.findLastIndex(({ kind }) => kind === "move") + 1)
      .filter((entry): entry is SaidEntry => entry.kind === "said"),
    drew,
    exchanges: readExchanges(transcript),
    open: said.flatMap(({ questions }) => questions)[replies],
    revealed: new Set(moves.flatMap(({ move }) => (move.reveals?.kind === "fact" ? [move.reveals.id] : []))),
    hints: moves.filter(({ move }) => move.kind === "hint").length,
    volunteered: readVolunteered([...said, ...drew]),
  }
}

type OpenExchange = Exchange & {
  answers: SaidEntry[]
  heard: Set<string>
  isDrawn: boolean
  isOnPoint: boolean
}

function readExchanges(transcript: Transcript): Exchange[] {
  const exchanges = new Map<string, OpenExchange>()
  for (const entry of transcript) {
    if (entry.kind === "move") {
      const { asks } = entry.move
      if (asks !== undefined) exchanges.set(asks.id, begin(entry.move, asks, entry.at))
      continue
    }
    if (entry.kind === "said" && entry.answers !== null) exchanges.get(entry.answers)?.answers.push(entry)
    if (entry.kind === "drew") {
      for (const id of entry.answered) {
        const exchange = exchanges.get(id)
        if (exchange !== undefined) exchange.isDrawn = true
      }
    }
    for (const { about, heard, isPrompted, isOnPoint } of entry.evidence) {
      const exchange = isPrompted ? exchanges.get(about) : undefined
      if (exchange === undefined) continue
      for (const point of heard) exchange.heard.add(point)
      exchange.isOnPoint ||= isOnPoint
    }
  }
  return [...exchanges.values()]
}

function begin({ kind, phase, text }: Move, ask: Ask, at: number): OpenExchange {
  return {
    ask,
    kind,
    phase,
    text,
    at,
    answers: [],
    heard: new Set<string>(),
    isDrawn: false,
    isOnPoint: false,
  }
}

function readVolunteered(entries: readonly (SaidEntry | DrewEntry)[]): Map<string, Set<string>> {
  const volunteered = new Map<string, Set<string>>()
  for (const { about, heard, isPrompted } of entries.flatMap(({ evidence }) => evidence)) {
    if (isPrompted) continue
    const points = volunteered.get(about) ?? new Set()
    for (const point of heard) points.add(point)
    volunteered.set(about, points)
  }
  return volunteered
}

export type Strength = "strong" | "partly" | "weak"

/** How much of what was listened for came. It steers how hard to ask next; it is never said, and no score. */
export function strengthOf({ ask, heard, isDrawn, isOnPoint }: Exchange): Strength {
  const isThere = isDrawn || isOnPoint
  if (heard.size === 0) return isThere ? "partly" : "weak"
  return (heard.size + Number(isThere)) * 2 >= ask.listenFor.length ? "strong" : "partly"
}

/** How questions about the design are answered says how hard the next one may be. */
const TELLING: ReadonlySet<MoveKind> = new Set<MoveKind>(["probe", "deep-dive", "pressure", "change"])
const DESIGNING: ReadonlySet<PhaseId> = new Set<PhaseId>(["high_level", "deep_dive"])

/** How many of the last answers in a row were like this. */
export function streak(conversation: Conversation, strength: Strength): number {
  const last = conversation.exchanges
    .filter(({ kind, phase, ask }) => TELLING.has(kind) && DESIGNING.has(phase) && ask.listenFor.length > 0)
    .filter(({ answers, isDrawn }) => answers.length > 0 || isDrawn)
    .toReversed()
  const broken = last.findIndex(exchange => strengthOf(exchange) !== strength)
  return broken === -1 ? last.length : broken
}
