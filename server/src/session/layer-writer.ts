import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"
import type { Decide } from "../sync/inbound.ts"

/** How long somebody who gave a command waits for a disk that refuses, in milliseconds. */
const PATIENCE_MS = 10_000

/** Writes into a room's documents as the server, for somebody who waits for it. */
export class LayerWriter {
  readonly #registry: DocRegistry
  readonly #clock: Clock

  constructor({ registry, clock }: { registry: DocRegistry; clock: Clock }) {
    this.#registry = registry
    this.#clock = clock
  }

  /** Resolves once it is on disk. Rejects with what `decide` throws, with `no_room` or `storage_unavailable`. */
  async perform(roomId: string, layer: Layer, decide: Decide): Promise<void> {
    const live = await this.#registry.open({ roomId, layer })
    if (live === undefined) throw new Refusal("no_room", "This room does not exist any more.")
    try {
      await this.patiently(live.host.perform(decide))
    } finally {
      this.#registry.release(live.host)
    }
  }

  /** Settles as `work` does, or rejects with `storage_unavailable` where that takes too long. */
  async patiently<T>(work: Promise<T>): Promise<T> {
    let stopWaiting = () => {}
    const patience = new Promise<never>((_resolve, reject) => {
      stopWaiting = this.#clock.after(PATIENCE_MS, () => reject(tooSlow()))
    })
    try {
      return await Promise.race([work, patience])
    } finally {
      stopWaiting()
    }
  }
}

function tooSlow(): Refusal {
  return new Refusal(
    "storage_unavailable",
    "The server cannot write right now. What you asked for may still happen; look before you ask again.",
  )
}
