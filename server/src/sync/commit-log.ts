import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { DocRef, Keyframe, LoggedUpdate, LogRow, RoomStore, StoredDoc } from "../storage/room-store.ts"
import { RoomGone, SequenceConflict, StorageClosed } from "../storage/storage-errors.ts"
import { headOf } from "./doc-state.ts"
import type { SyncMetrics } from "./metrics.ts"

export type CommitOutcome = "committed" | "room-gone" | "conflict" | "stopped"

interface CommitLogOptions {
  readonly ref: DocRef
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: SyncMetrics
  /** Told when the disk stops taking rows, and when it takes them again. */
  readonly onWritable: (writable: boolean) => void
}

type Capture = () => Pick<Keyframe, "state" | "owners">

/** Rows of the log after which a keyframe is kept, and of its bytes the part by which the log has grown since. */
const KEYFRAME_ROWS = 500
const KEYFRAME_PART = 1 / 8
/** So few are loaded as fast without a keyframe. */
const FEW_UPDATES = 50
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000

/** What the log has grown by. */
interface SinceKeyframe {
  rows: number
  updates: number
  bytes: number
}

const NOTHING: Readonly<SinceKeyframe> = { rows: 0, updates: 0, bytes: 0 }

/** Appends rows in order and does not give up: a disk that refuses is asked again for ever. */
export class CommitLog {
  readonly #options: CommitLogOptions
  /** Sequence number of the last row on disk. */
  #head: number
  #since: SinceKeyframe = { ...NOTHING }
  #keyframeBytes: number
  #writable = true
  #stopped = false
  #stopWaiting: () => void = () => {}

  constructor(stored: StoredDoc, options: CommitLogOptions) {
    this.#options = options
    this.#head = headOf(stored)
    for (const { updates } of stored.rows) count(this.#since, updates)
    this.#keyframeBytes = stored.keyframe?.state.byteLength ?? 0
  }

  get writable(): boolean {
    return this.#writable
  }

  /**
   * Whether a keyframe is kept with the next row. On a large board that is less often, as a keyframe costs more there:
   * so what is drawn in an hour costs the same in the first and in the last.
   */
  get isKeyframeDue(): boolean {
    const { rows, bytes } = this.#since
    return rows + 1 >= KEYFRAME_ROWS && bytes >= this.#keyframeBytes * KEYFRAME_PART
  }

  /** Resolves once the updates are durable or can never be. One at a time. */
  async append(updates: readonly LoggedUpdate[], capture: Capture): Promise<CommitOutcome> {
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
      const isDue = this.isKeyframeDue
      count(this.#since, updates)
      if (isDue) void this.#writeKeyframe(capture)
      return "committed"
    }
    return "stopped"
  }

  stop(): void {
    this.#stopped = true
    this.#stopWaiting()
  }

  /** Has whoever opens the document next not wait for much of the log. Never rejects. */
  async keepKeyframe(capture: Capture): Promise<void> {
    if (!this.#stopped && this.#since.updates > FEW_UPDATES) await this.#writeKeyframe(capture)
  }

  /** A keyframe only makes loading faster, so one that fails is tried again with a later row. */
  async #writeKeyframe(capture: Capture): Promise<void> {
    const { ref, store, clock, log } = this.#options
    const before = this.#since
    this.#since = { ...NOTHING }
    try {
      const captured = capture()
      await store.putKeyframe(ref, { seq: this.#head, at: clock.now(), ...captured })
      this.#keyframeBytes = captured.state.byteLength
    } catch (error) {
      this.#since.rows += before.rows
      this.#since.updates += before.updates
      this.#since.bytes += before.bytes
      log.warn({ err: error, ...ref }, "a keyframe could not be kept; loading this document will take longer")
    }
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

function count(since: SinceKeyframe, updates: readonly LoggedUpdate[]): void {
  since.rows++
  since.updates += updates.length
  for (const { bytes } of updates) since.bytes += bytes.byteLength
}
