import { PRESETS } from "@outloud/shared/clock/phases.ts"
import {
  type ClockCommand,
  newClock,
  type SessionClock,
  turnClock,
} from "@outloud/shared/clock/session-clock.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import {
  CLOCK_KEY,
  clockIn,
  type DebriefWord,
  ENDED_KEY,
  type Reveal,
  revealKey,
  sessionOf,
  turnIn,
  wordKey,
  wordsIn,
} from "@outloud/shared/room/session.ts"
import type * as Y from "yjs"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { RoomService } from "../rooms/room-service.ts"
import type { Decide } from "../sync/inbound.ts"
import type { LayerWriter } from "./layer-writer.ts"

interface SessionDeskOptions {
  readonly rooms: RoomService
  readonly writer: LayerWriter
  readonly clock: Clock
}

/**
 * Carries out what the interviewer commands, in the `session` layer. A command that was carried out already changes
 * nothing and answers as if it were the first, so it may be sent again.
 */
export class SessionDesk {
  readonly #rooms: RoomService
  readonly #writer: LayerWriter
  readonly #clock: Clock

  constructor({ rooms, writer, clock }: SessionDeskOptions) {
    this.#rooms = rooms
    this.#writer = writer
    this.#clock = clock
  }

  /** Resolves to the clock after the command, once that is on disk. Rejects with `no_room` or `storage_unavailable`. */
  async turn(roomId: string, command: ClockCommand): Promise<SessionClock> {
    let turned: SessionClock | undefined
    await this.#perform(roomId, doc => {
      if (command.type === "start" && typeof sessionOf(doc).get(ENDED_KEY) === "number")
        throw new Refusal("not_allowed", "The interview has ended. Open it again first.")
      const before = clockOf(doc)
      const after = turnClock(before, command, this.#clock.now())
      turned = after
      if (after === before) return undefined
      return written => void sessionOf(written).set(CLOCK_KEY, after as unknown as Json)
    })
    return turned ?? newClock(PRESETS[DEFAULT_PRESET])
  }

  /** Shows a card to everybody. Resolves to the card as it was first shown. */
  async reveal(roomId: string, card: Omit<Reveal, "at">): Promise<Reveal> {
    const key = revealKey(card.kind, card.id)
    let shown: Reveal = { ...card, at: this.#clock.now() }
    await this.#perform(roomId, doc => {
      const before = sessionOf(doc).get(key) as unknown as Reveal | undefined
      if (before !== undefined) {
        shown = before
        return undefined
      }
      shown = { ...card, at: this.#clock.now() }
      return written => void sessionOf(written).set(key, shown as unknown as Json)
    })
    return shown
  }

  /** Keeps what an interviewer says of one item of the debrief; an empty text takes it back. */
  async say(roomId: string, { about, text, by }: Omit<DebriefWord, "at">): Promise<void> {
    await this.#perform(roomId, doc => {
      const session = sessionOf(doc)
      const key = wordKey(turnIn(session), about)
      const before = session.get(key) as unknown as DebriefWord | undefined
      if ((before?.text ?? "") === text) return undefined
      if (before === undefined && wordCount(session) >= MOST_WORDS)
        throw new Refusal("too_large", `There are ${MOST_WORDS} words already.`)
      const word: DebriefWord = { about, text, by, at: this.#clock.now() }
      return written => {
        if (text === "") sessionOf(written).delete(key)
        else sessionOf(written).set(key, word as unknown as Json)
      }
    })
  }

  /** Ends the interview, which also stops the clock, or opens it again, with the clock standing. */
  async setEnded(roomId: string, hasEnded: boolean): Promise<void> {
    const endedAt = await this.#rooms.setEnded(roomId, hasEnded)
    await this.#perform(roomId, doc => {
      const clock = clockIn(sessionOf(doc))
      const stopped = clock && turnClock(clock, { type: "pause" }, endedAt ?? this.#clock.now())
      return written => {
        const session = sessionOf(written)
        if (session.get(ENDED_KEY) !== endedAt) session.set(ENDED_KEY, endedAt)
        if (stopped !== clock) session.set(CLOCK_KEY, stopped as unknown as Json)
      }
    })
  }

  #perform(roomId: string, decide: Decide): Promise<void> {
    return this.#writer.perform(roomId, "session", decide)
  }
}

const DEFAULT_PRESET = "45"
/** More items than any reference and any board together have. */
const MOST_WORDS = 500

function wordCount(session: Y.Map<Json>): number {
  return Object.keys(wordsIn(session)).length
}

function clockOf(doc: Y.Doc): SessionClock {
  return clockIn(sessionOf(doc)) ?? newClock(PRESETS[DEFAULT_PRESET])
}
