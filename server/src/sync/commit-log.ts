import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { DocRef, Keyframe, LoggedUpdate, LogRow, RoomStore } from "../storage/room-store.ts"
import { RoomGone, SequenceConflict, StorageClosed } from "../storage/storage-errors.ts"
import type { SyncMetrics } from "./metrics.ts"

export type CommitOutcome = "committed" | "room-gone" | "conflict" | "stopped"

interface CommitLogOptions {
  readonly ref: DocRef
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: SyncMetrics
  /** Sequence number of the last row on disk. */
  readonly head: number
  readonly rowsSinceKeyframe: number
  /** Told when the disk stops taking rows, and when it takes them again. */
  readonly onWritable: (writable: boolean) => void
}

const KEYFRAME_ROWS = 500
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000

/** Appends rows in order and does not give up: a disk that refuses is asked again for ever. */
export class CommitLog {
  readonly #options: CommitLogOptions
  #head: number
  #rowsSinceKeyframe: number
  #writable = true
  #stopped = false
  #stopWaiting: () => void = () => {}

  constructor(options: CommitLogOptions) {
    this.#options = options
    this.#head = options.head
    this.#rowsSinceKeyframe = options.rowsSinceKeyframe
  }

  get writable(): boolean {
    return this.#writable
  }

  /** Resolves once the updates are durable or can never be. One at a time. */
  async append(
    updates: readonly LoggedUpdate[],
    capture: () => Pick<Keyframe, "state" | "owners">,
  ): Promise<CommitOutcome> {
    const { ref, store, clock, metrics } = this.#options
    const row: LogRow = { seq: this.#head + 1, at: clock.now(), updates }
    const began = performance.now()
    for (let attempt = 0; !this.#stopped; attempt++) {
      try {
        await store.append(ref, row)
      } catch (error) {
        if (error instanceof RoomGone) return "room-gone"
        if (error instanceof SequenceConflict) return "conflict"
        if (error instanceof StorageClosed) return "stopped"
        this.#setWritable(false, error)
        await this.#wait(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt))
        continue
      }
      this.#setWritable(true)
      metrics.commitSeconds.observe((performance.now() - began) / 1000)
      this.#head = row.seq
      this.#keepKeyframe(row, capture)
      return "committed"
    }
    return "stopped"
  }

  stop(): void {
    this.#stopped = true
    this.#stopWaiting()
  }

  /** A keyframe only makes loading faster, so one that fails is tried again with a later row. */
  #keepKeyframe(row: LogRow, capture: () => Pick<Keyframe, "state" | "owners">): void {
    if (++this.#rowsSinceKeyframe < KEYFRAME_ROWS) return
    this.#rowsSinceKeyframe = 0
    const { ref, store, log } = this.#options
    store.putKeyframe(ref, { seq: row.seq, at: row.at, ...capture() }).catch(error => {
      this.#rowsSinceKeyframe = KEYFRAME_ROWS
      log.warn({ err: error, ...ref }, "a keyframe could not be kept; loading this document will take longer")
    })
  }

  #setWritable(writable: boolean, error?: unknown): void {
    if (this.#writable === writable) return
    this.#writable = writable
    const { log, ref, onWritable } = this.#options
    if (writable) log.info({ ...ref }, "the store takes writes again")
    else log.error({ err: error, ...ref }, "the store refuses writes; updates wait and are tried again")
    onWritable(writable)
  }

  #wait(ms: number): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.#options.clock.after(ms, resolve)
      this.#stopWaiting = () => {
        cancel()
        resolve()
      }
    })
  }
}
