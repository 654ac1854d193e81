import type { Clock } from "../clock.ts"
import type { Connection } from "./connection.ts"
import { closedUnderway, type Inbound } from "./inbound.ts"

interface TickQueueOptions {
  readonly clock: Clock
  /** `arrivedAt` is when the oldest of it came, by `performance.now()`. */
  readonly handle: (tick: readonly Inbound[], arrivedAt: number) => Promise<void>
  readonly onFault: (error: unknown) => void
}

/** Bytes of frames that may wait for a tick before their senders are not read any more. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024

/** Has all that arrived meanwhile handled as one tick, in order, and never two ticks at once. */
export class TickQueue {
  readonly #options: TickQueueOptions
  /** What the next tick is made of. */
  #arrived: Inbound[] = []
  /** The running tick. */
  #underway: readonly Inbound[] = []
  #waitingBytes = 0
  /** When the oldest of the next tick came. */
  #arrivedAt = 0
  readonly #backlogged = new Set<Connection>()
  #running = false
  #stopped = false

  constructor(options: TickQueueOptions) {
    this.#options = options
  }

  push(inbound: Inbound): void {
    if (this.#stopped) {
      abandon(inbound)
      return
    }
    if (this.#arrived.push(inbound) === 1) this.#arrivedAt = performance.now()
    if (inbound.kind === "write") {
      this.#waitingBytes += inbound.update.byteLength
      if (this.#waitingBytes > MOST_WAITING_BYTES) this.#holdBack(inbound.from)
    }
    if (this.#running) return
    this.#running = true
    this.#options.clock.soon(() => {
      this.#run().catch(this.#options.onFault)
    })
  }

  /** Whether everything was handled. */
  get isEmpty(): boolean {
    return !this.#running
  }

  /** What has not been handled yet. */
  get waiting(): { readonly frames: number; readonly bytes: number } {
    const waiting = [...this.#underway, ...this.#arrived]
    const bytes = waiting.reduce((sum, each) => sum + (each.kind === "write" ? each.update.byteLength : 0), 0)
    return { frames: waiting.length, bytes }
  }

  /** Nothing more is handled; whoever waits for a command is told. */
  stop(): void {
    this.#stopped = true
    for (const inbound of [...this.#underway, ...this.#arrived]) abandon(inbound)
    this.#arrived = []
  }

  #holdBack(from: Connection): void {
    from.pause("backlog")
    this.#backlogged.add(from)
  }

  async #run(): Promise<void> {
    while (this.#arrived.length > 0) {
      const tick = this.#arrived
      this.#underway = tick
      this.#arrived = []
      this.#waitingBytes = 0
      await this.#options.handle(tick, this.#arrivedAt)
      for (const connection of this.#backlogged) connection.resume("backlog")
      this.#backlogged.clear()
    }
    this.#underway = []
    this.#running = false
  }
}

function abandon(inbound: Inbound): void {
  if (inbound.kind === "command") inbound.settle(closedUnderway())
}
