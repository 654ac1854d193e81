import { PRESETS } from "@outloud/shared/clock/phases.ts"
import {
  type ClockCommand,
  newClock,
  type SessionClock,
  turnClock,
} from "@outloud/shared/clock/session-clock.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import { CLOCK_KEY, clockIn, type Reveal, revealKey, sessionOf } from "@outloud/shared/room/session.ts"
import type * as Y from "yjs"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"
import type { Decide } from "../sync/inbound.ts"

/** How long somebody who gave a command waits for a disk that refuses, in milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Carries out what the interviewer commands: the only writer of the `session` layer, beside the roster. A command
 * that was carried out already changes nothing and answers as if it were the first, so it may be sent again.
 */
export class SessionDesk {
  readonly #registry: DocRegistry
  readonly #clock: Clock

  constructor({ registry, clock }: { registry: DocRegistry; clock: Clock }) {
    this.#registry = registry
    this.#clock = clock
  }

  /** Resolves to the clock after the command, once that is on disk. Rejects with `no_room` or `storage_unavailable`. */
  async turn(roomId: string, command: ClockCommand): Promise<SessionClock> {
    let turned: SessionClock | undefined
    await this.#perform(roomId, doc => {
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

  async #perform(roomId: string, decide: Decide): Promise<void> {
    const live = await this.#registry.open({ roomId, layer: "session" })
    if (live === undefined) throw new Refusal("no_room", "This room does not exist any more.")
    let stopWaiting = () => {}
    const patience = new Promise<never>((_resolve, reject) => {
      stopWaiting = this.#clock.after(PATIENCE_MS, () => reject(tooSlow()))
    })
    try {
      await Promise.race([live.host.perform(decide), patience])
    } finally {
      stopWaiting()
      this.#registry.release(live.host)
    }
  }
}

const DEFAULT_PRESET = "45"

function clockOf(doc: Y.Doc): SessionClock {
  return clockIn(sessionOf(doc)) ?? newClock(PRESETS[DEFAULT_PRESET])
}

function tooSlow(): Refusal {
  return new Refusal(
    "storage_unavailable",
    "The server cannot write right now. What you asked for may still happen; look before you ask again.",
  )
}
