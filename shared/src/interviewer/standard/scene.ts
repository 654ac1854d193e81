import type { BoardGraph, GraphEdge, GraphNode } from "../../board/graph.ts"
import type { Situation } from "../holds.ts"
import { type Conversation, type Exchange, readConversation } from "./conversation.ts"
import type { Moment } from "./moment.ts"
import type { MoveKind } from "./move.ts"
import { nameGivenAway, namesToKeep } from "./names-missing.ts"
import {
  LONGEST_WAIT,
  PATIENCE,
  PAUSE,
  type PhaseTime,
  readPhase,
  SETTLED,
  SILENCE,
  THINKING_OVER,
} from "./pace.ts"
import { situationAt } from "./situation-at.ts"

/** A moment as the interviewer sees it. What is costly to know is worked out when it is asked for, once. */
export class Scene {
  readonly moment: Moment
  readonly talk: Conversation
  readonly phase: PhaseTime
  #situation: Situation | undefined
  #flows: readonly Flow[] | undefined
  #namesToKeep: readonly string[] | undefined

  private constructor(moment: Moment, phase: PhaseTime) {
    this.moment = moment
    this.phase = phase
    this.talk = readConversation(moment.transcript)
  }

  /** Undefined for a clock without phases. */
  static of(moment: Moment): Scene | undefined {
    const phase = readPhase(moment.clock, moment.now)
    return phase && new Scene(moment, phase)
  }

  get now(): number {
    return this.moment.now
  }

  get situation(): Situation {
    this.#situation ??= situationAt(this.moment)
    return this.#situation
  }

  /** Whether a text names a component that is missing on the board. */
  givesAway(text: string): boolean {
    const { key, question } = this.moment
    this.#namesToKeep ??= namesToKeep(this.situation.board, key, `${question.title} ${question.text}`)
    return nameGivenAway(text, this.#namesToKeep) !== undefined
  }

  /** How many moves of these kinds were made, in this phase or in all. */
  count(kinds: readonly MoveKind[], where: "phase" | "all" = "all"): number {
    return this.talk.moves.filter(
      ({ move }) => kinds.includes(move.kind) && (where === "all" || move.phase === this.phase.id),
    ).length
  }

  hasAsked(askId: string): boolean {
    return this.talk.exchanges.some(({ ask }) => ask.id === askId)
  }

  /** Since the interviewer last said anything. */
  get sinceOwn(): number {
    return this.now - (this.talk.moves.at(-1)?.at ?? Number.NEGATIVE_INFINITY)
  }

  /** How long a silence is left alone. */
  get silence(): number {
    const { silence } = this.moment
    return silence === null ? Number.POSITIVE_INFINITY : (silence ?? SILENCE)
  }

  /** When the candidate last said anything, in writing or aloud; 0 where never. */
  get lastWord(): number {
    const { voice, now } = this.moment
    const aloud = voice?.isSpeaking ? now : (voice?.since ?? 0)
    return Math.max(aloud, this.talk.said.at(-1)?.at ?? 0)
  }

  /** Since the candidate last typed, drew or spoke. A pause of the clock is no silence. */
  get quiet(): number {
    const { voice, clock, typedAt } = this.moment
    if (voice?.isSpeaking) return 0
    const last = Math.max(this.#lastActive, clock.runningSince ?? 0, voice?.since ?? 0, typedAt ?? 0)
    return this.now - last
  }

  /** Whether a message is being typed: nobody is interrupted in the middle of a sentence. */
  get isTyping(): boolean {
    const { typedAt } = this.moment
    return typedAt !== undefined && this.now - typedAt < PAUSE && typedAt > (this.talk.said.at(-1)?.at ?? 0)
  }

  /** The last thing that was asked. */
  get exchange(): Exchange | undefined {
    return this.talk.exchanges.at(-1)
  }

  /** Whether an answer is still waited for. */
  get isWaiting(): boolean {
    const { exchange } = this
    if (this.isThinkingOver) return true
    if (exchange === undefined || exchange.answers.length > 0) return false
    if (exchange.kind === "phase" && this.#lastActive > exchange.at) return false
    return this.now - exchange.at < PATIENCE && !(exchange.isDrawn && this.quiet > PAUSE)
  }

  get #lastActive(): number {
    return Math.max(this.talk.said.at(-1)?.at ?? 0, this.talk.drew.at(-1)?.until ?? 0)
  }

  /** A hint, or the offer of one, needs a moment. */
  get isThinkingOver(): boolean {
    const last = this.talk.moves.at(-1)
    const isHint = last?.move.kind === "hint" || last?.move.kind === "offer-hint"
    return isHint && Math.min(this.sinceOwn, this.quiet) < THINKING_OVER
  }

  /** Whether the candidate has come to the end of a thought, or has not paused for too long. */
  get isGoodMoment(): boolean {
    return this.quiet >= PAUSE || this.sinceOwn >= LONGEST_WAIT
  }

  /** Whether something was said that the interviewer has not spoken since. */
  get hasNews(): boolean {
    const last = this.talk.news.at(-1)
    return last !== undefined && this.now - last.at >= SETTLED
  }

  /** Flows between two components. */
  get flows(): readonly Flow[] {
    this.#flows ??= flowsOf(this.moment.graph)
    return this.#flows
  }

  node(id: string | null): GraphNode | undefined {
    return this.moment.graph.nodes.find(node => node.id === id)
  }
}

export interface Flow {
  readonly edge: GraphEdge
  readonly from: GraphNode
  readonly to: GraphNode
}

function flowsOf({ nodes, edges }: BoardGraph): Flow[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  return edges.flatMap(edge => {
    const from = byId.get(edge.from.at ?? "")
    const to = byId.get(edge.to.at ?? "")
    return from === undefined || to === undefined || from === to ? [] : [{ edge, from, to }]
  })
}
