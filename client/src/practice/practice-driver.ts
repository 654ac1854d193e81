/**
 * Runs an interview with the simulated interviewer: asks the engine for its next move whenever something happens and
 * about once a second, and keeps the record among the room's notes. Only what is written there is remembered.
 */
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import type { PhasePlan } from "@outloud/shared/clock/phases.ts"
import { type ClockCommand, newClock, turnClock } from "@outloud/shared/clock/session-clock.ts"
import { hear } from "@outloud/shared/interviewer/standard/hear.ts"
import type { Moment, Voice } from "@outloud/shared/interviewer/standard/moment.ts"
import { made, nextMove } from "@outloud/shared/interviewer/standard/next-move.ts"
import { SILENCE } from "@outloud/shared/interviewer/standard/pace.ts"
import { watch } from "@outloud/shared/interviewer/standard/watch.ts"
import { type Practice, readPractice, writePractice } from "@outloud/shared/practice/practice.ts"
import { hearSpan, NO_VOICE } from "@outloud/shared/practice/voice-record.ts"
import type { AnswerKey, Probe } from "@outloud/shared/questions/answer-key.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import type * as Y from "yjs"

export interface PracticeDriverParts {
  /** The notes layer. */
  readonly doc: Y.Doc
  readonly question: Question
  readonly key: AnswerKey
  readonly graph: () => BoardGraph
  /** Names of the estimates that stand on the board. */
  readonly estimates: () => readonly string[]
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What goes on unchanged is written so often: each writing is an update of the notes. Milliseconds. */
const KEEP_VOICE_EVERY = 5_000
/** Moves that may follow one another at once; a second later there may be more. */
const MOST_AT_ONCE = 5

export class PracticeDriver {
  readonly #parts: PracticeDriverParts
  /** One array for as long as the interview runs: the engine knows it by its identity. */
  readonly #probes: readonly Probe[]
  readonly #listeners = new Set<() => void>()
  readonly #onDoc: () => void
  #practice: Practice | null
  #graph: BoardGraph
  #typedAt: number | undefined
  #voice: Voice | undefined
  #listenedAt: number | undefined
  #isWriting = false

  constructor(parts: PracticeDriverParts) {
    this.#parts = parts
    this.#probes = probesFor(parts.key)
    this.#practice = readPractice(parts.doc)
    this.#graph = parts.graph()
    this.#onDoc = () => this.#follow()
    parts.doc.on("afterTransaction", this.#onDoc)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): Practice | null => this.#practice

  /** Begins an interview; one that stands here already gives way. */
  start(plan: readonly PhasePlan[], seed: number): void {
    this.#keepVoice()
    this.#graph = this.#parts.graph()
    const silence = this.#practice === null ? SILENCE : this.#practice.silence
    this.#write({ seed, clock: newClock(plan), transcript: [], voice: NO_VOICE, silence })
    this.tick()
  }

  /** The person sends a message. */
  say(text: string): void {
    this.#typedAt = undefined
    const practice = this.#practice
    if (practice === null) return
    this.#look()
    this.#write({
      ...(this.#practice ?? practice),
      transcript: hear(this.#moment(this.#practice ?? practice), text),
    })
    this.tick()
  }

  /** A key was pressed in a message that is not sent yet. */
  typed(): void {
    this.#typedAt = this.#parts.now()
  }

  /**
   * What a microphone hears, where there is one; undefined once it is off. To be called whenever that changes and about
   * once a second.
   */
  heard(voice: Voice | undefined): void {
    const now = this.#parts.now()
    const goesOn = voice !== undefined && voice.isSpeaking === this.#voice?.isSpeaking
    if (!goesOn || now - (this.#listenedAt ?? now) >= KEEP_VOICE_EVERY) this.#keepVoice()
    this.#voice = voice
    this.#listenedAt = voice && (this.#listenedAt ?? now)
  }

  /** How long a silence is left alone, in milliseconds; null for ever. */
  leaveSilence(silence: number | null): void {
    if (this.#practice !== null) this.#write({ ...this.#practice, silence })
  }

  turn(command: ClockCommand): void {
    this.#keepVoice()
    const practice = this.#practice
    if (practice === null) return
    const clock = turnClock(practice.clock, command, this.#parts.now())
    if (clock !== practice.clock) this.#write({ ...practice, clock })
    this.tick()
  }

  /** Looks at the board, and makes the moves that are due. To be called about once a second by the tab that leads. */
  tick(): void {
    this.#look()
    for (let made = 0; made < MOST_AT_ONCE && this.#move(); made++);
  }

  dispose(): void {
    this.#parts.doc.off("afterTransaction", this.#onDoc)
  }

  /** Writes what was listened to since it was last written. While the clock stands, nobody is listened to. */
  #keepVoice(): void {
    const from = this.#listenedAt
    if (this.#voice === undefined || from === undefined) return
    const until = this.#parts.now()
    this.#listenedAt = until
    const practice = this.#practice
    if (practice === null || practice.clock.runningSince === null) return
    const voice = hearSpan(practice.voice, { from, until }, this.#voice.isSpeaking)
    if (voice !== practice.voice) this.#write({ ...practice, voice })
  }

  #look(): void {
    const practice = this.#practice
    const before = this.#graph
    const graph = this.#parts.graph()
    this.#graph = graph
    if (practice === null || practice.clock.startedAt === null || graph === before) return
    this.#write({ ...practice, transcript: watch(this.#moment(practice), before) })
  }

  #move(): boolean {
    const practice = this.#practice
    if (practice === null) return false
    const move = nextMove(this.#moment(practice))
    if (move === null) return false
    const now = this.#parts.now()
    const turned = move.command === undefined ? practice.clock : turnClock(practice.clock, move.command, now)
    // Nothing more comes after the close: the clock stands from then on.
    const clock = move.kind === "close" ? turnClock(turned, { type: "pause" }, now) : turned
    this.#write({ ...practice, clock, transcript: made(practice.transcript, move, now) })
    return true
  }

  #moment({ clock, transcript, seed, silence }: Practice): Moment {
    const { question, key, estimates, now } = this.#parts
    return {
      ...{ question, key, clock, transcript, seed, silence },
      ...{ probes: this.#probes, graph: this.#graph, estimates: estimates(), now: now() },
      ...(this.#typedAt !== undefined && { typedAt: this.#typedAt }),
      ...(this.#voice && { voice: this.#voice }),
    }
  }

  #write(after: Practice): void {
    const before = this.#practice
    this.#practice = after
    this.#isWriting = true
    try {
      writePractice(this.#parts.doc, before, after)
    } finally {
      this.#isWriting = false
    }
    this.#tell()
  }

  /** Another tab has written, or this one's copy has arrived. */
  #follow(): void {
    if (this.#isWriting) return
    const read = readPractice(this.#parts.doc)
    if (JSON.stringify(read) === JSON.stringify(this.#practice)) return
    this.#practice = read
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
