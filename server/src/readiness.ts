import type { Clock } from "./clock.ts"
import type { Log } from "./log.ts"
import type { RoomStore } from "./storage/room-store.ts"
import type { DocRegistry } from "./sync/doc-registry.ts"

interface ReadinessOptions {
  readonly store: RoomStore
  readonly docs: DocRegistry
  readonly clock: Clock
  readonly log: Log
}

/** However often it is asked, the disk is tried at most this often. */
const TRY_EVERY_MS = 2_000

/** Whether it makes sense to send people here. A server that is not ready may be perfectly alive. */
export class Readiness {
  readonly #options: ReadinessOptions
  #isDraining = false
  #couldWrite = true
  #tried: Promise<boolean> | undefined

  constructor(options: ReadinessOptions) {
    this.#options = options
  }

  /** From now on nobody should be sent here any more. */
  drain(): void {
    this.#isDraining = true
  }

  async look(): Promise<"ready" | "draining" | "cannot write"> {
    if (this.#isDraining) return "draining"
    return (await this.#canWrite()) ? "ready" : "cannot write"
  }

  async #canWrite(): Promise<boolean> {
    if (this.#options.docs.all().some(({ host }) => !host.isWritable)) return false
    if (this.#tried === undefined) {
      this.#tried = this.#try()
      this.#options.clock.after(TRY_EVERY_MS, () => {
        this.#tried = undefined
      })
    }
    return this.#tried
  }

  async #try(): Promise<boolean> {
    const { store, log } = this.#options
    try {
      await store.probe()
      if (!this.#couldWrite) log.info("the store could be written to again")
      this.#couldWrite = true
    } catch (error) {
      if (this.#couldWrite) log.error({ err: error }, "not ready: the store could not be written to")
      this.#couldWrite = false
    }
    return this.#couldWrite
  }
}
