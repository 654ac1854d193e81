import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type * as Y from "yjs"
import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { DocRef, RoomStore, StoredDoc } from "../storage/room-store.ts"
import { Admission } from "./admission.ts"
import { type Applied, Applier } from "./applier.ts"
import { Audience } from "./audience.ts"
import { CommitLog, type CommitOutcome } from "./commit-log.ts"
import type { Connection } from "./connection.ts"
import type { Decide, Inbound } from "./inbound.ts"
import { LateDoc } from "./late-doc.ts"
import type { SyncMetrics } from "./metrics.ts"
import { Repairer } from "./repairer.ts"
import { TickQueue } from "./tick-queue.ts"

export interface DocHostOptions {
  readonly ref: DocRef
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  readonly metrics: SyncMetrics
}

/** Time to hand a document to whoever it was opened for. */
const READ_AFTER_MS = 50

/**
 * One live layer document. Each tick: inspect and apply what arrived, commit it as one row, and only
 * then fan out, answer joins and acknowledge. Ticks are never concurrent, so nothing uncommitted is served.
 */
export class DocHost {
  readonly ref: DocRef
  /** Copies of another epoch must not be merged into this document. */
  readonly epoch: number
  /** Called after each commit, before anything of it is sent. */
  onCommitted: () => void = () => {}
  /** Called once when the document can no longer be served; its connections are closed already. */
  onDead: () => void = () => {}
  readonly #options: DocHostOptions
  readonly #late: LateDoc
  readonly #commits: CommitLog
  readonly #admission: Admission
  readonly #applier: Applier
  readonly #audience: Audience
  readonly #ticks: TickQueue
  #repairer: Repairer | undefined
  #dead = false

  constructor(stored: StoredDoc, options: DocHostOptions) {
    this.ref = options.ref
    this.epoch = stored.epoch
    this.#options = options
    this.#late = new LateDoc(stored)
    this.#late.onRead = changed => this.#onRead(changed)
    this.#admission = new Admission({ ...options, late: this.#late })
    this.#applier = new Applier(this.#late, this.#admission)
    this.#audience = new Audience(this.#late, this.epoch)
    this.#commits = new CommitLog(stored, {
      ...options,
      onWritable: writable => this.#audience.storageChanged(writable),
    })
    this.#ticks = new TickQueue({
      clock: options.clock,
      handle: (tick, arrivedAt) => this.#handle(tick, arrivedAt),
      onFault: error => this.#fail(error),
    })
    if (this.#late.canWait) options.clock.after(READ_AFTER_MS, () => this.#readLate())
    else this.#late.read()
  }

  get doc(): Y.Doc {
    return this.#late.doc
  }

  get connections(): ReadonlySet<Connection> {
    return this.#audience.connections
  }

  /** Takes a connection in; it is greeted and gets what others write from the next tick on. */
  add(connection: Connection): void {
    if (this.#dead) {
      connection.close(CloseCode.resync, "the document was reloaded: reconnect")
      return
    }
    this.#audience.connections.add(connection)
    if (!this.isWritable) this.#audience.holdWriter(connection)
    this.#ticks.push({ kind: "join", from: connection })
  }

  remove(connection: Connection): void {
    this.#audience.connections.delete(connection)
  }

  receiveStep1(from: Connection, stateVector: Uint8Array): void {
    this.#ticks.push({ kind: "step1", from, stateVector })
  }

  receiveWrite(from: Connection, update: Uint8Array, isStep2: boolean): void {
    this.#ticks.push({ kind: "write", from, update, isStep2 })
  }

  /** Writes as the server, in its turn. Where `write` throws, the document is loaded afresh: half of it may stand. */
  write(write: (doc: Y.Doc) => void): void {
    this.#ticks.push({ kind: "command", decide: () => write, settle: () => {} })
  }

  /**
   * Carries out a command in its turn. Resolves once it is committed, and waits as long as the disk refuses. Rejects
   * with what `decide` throws, having written nothing, or with StorageUnavailable where the document is closed first.
   */
  perform(decide: Decide): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error))
      this.#ticks.push({ kind: "command", decide, settle })
    })
  }

  /** Closes a connection for a frame that cannot be taken. What it sent before that frame still counts. */
  refuse(from: Connection, reason: string, detail: string): void {
    this.#admission.refuse(from, reason, detail)
  }

  /** Makes a Yjs client id the participant's own, unless it is somebody's already. True where it is theirs now. */
  claim(clientId: number, participantId: string): boolean {
    return this.#admission.claim(clientId, participantId)
  }

  /** Whether it can be unloaded without losing anything or anybody. */
  get isIdle(): boolean {
    return this.connections.size === 0 && this.isClean
  }

  /** Whether everything that arrived is committed. */
  get isClean(): boolean {
    return this.#ticks.isEmpty && !(this.#repairer?.isPending ?? false)
  }

  /** Whether the store takes what is written here. */
  get isWritable(): boolean {
    return this.#commits.writable
  }

  /** What has arrived and is not committed yet. */
  get waiting(): { readonly frames: number; readonly bytes: number } {
    return this.#ticks.waiting
  }

  /** Takes nothing more in, commits what has arrived, and sends everybody to reconnect. */
  async finish(): Promise<void> {
    for (const connection of this.connections) connection.pause("finishing")
    if (!this.#dead) await this.perform(() => undefined)
    this.close(CloseCode.resync, "the document was put away: reconnect")
  }

  /** Makes the next load fast. Call it while nothing is unsaved. Never rejects. */
  async keepKeyframe(): Promise<void> {
    if (!this.#dead) await this.#commits.keepKeyframe(() => this.#late.capture())
  }

  /** Closes every connection and stops. What is not committed by now is lost, so ask isClean first. */
  close(code: number, reason: string): void {
    if (this.#dead) return
    this.#dead = true
    this.#ticks.stop()
    this.#commits.stop()
    this.#repairer?.stop()
    for (const connection of [...this.connections]) connection.close(code, reason)
    this.#late.destroy()
    this.onDead()
  }

  #readLate(): void {
    try {
      if (!this.#dead) this.#late.read()
    } catch (error) {
      this.#fail(error)
    }
  }

  #onRead(changed: ReadonlySet<string>): void {
    if (this.ref.layer !== "session") {
      const { clock, limits } = this.#options
      this.#repairer = new Repairer(this.doc, { clock, limits, write: repair => this.write(repair) })
      this.#repairer.check(changed)
    }
    this.#audience.askWhoWaits()
  }

  /** Half-applied state must not be served: everybody comes back to what the log holds. */
  #fail(error: unknown): void {
    this.#options.log.error({ err: error, ...this.ref }, "a tick failed; the document is loaded afresh")
    this.close(CloseCode.resync, "internal error: reconnect")
  }

  async #handle(tick: readonly Inbound[], arrivedAt: number): Promise<void> {
    const applied = this.#apply(tick)
    if (applied.length > 0) {
      const outcome = await this.#commits.append(
        applied.map(({ logged }) => logged),
        () => this.#late.capture(),
      )
      if (!this.#goesOnAfter(outcome)) return
    }
    this.#audience.inOneWrite(() => {
      this.#audience.fanOut(applied)
      if (applied.length > 0)
        this.#options.metrics.fanOutSeconds.observe((performance.now() - arrivedAt) / 1000)
      for (const inbound of tick) this.#answer(inbound)
      this.#audience.acknowledge()
    })
  }

  #goesOnAfter(outcome: CommitOutcome): boolean {
    if (this.#dead) return false
    if (outcome === "room-gone") this.close(CloseCode.noRoom, "this room was deleted")
    else if (outcome === "conflict") this.close(CloseCode.resync, "another process wrote here: reconnect")
    else if (outcome === "stopped") this.close(CloseCode.restarting, "the server is restarting")
    else this.onCommitted()
    return outcome === "committed"
  }

  #apply(tick: readonly Inbound[]): readonly Applied[] {
    const applied = this.#applier.apply(tick)
    if (applied.length === 0) return applied
    this.#late.written()
    if (!this.#commits.isKeyframeDue) return applied
    // What a keyframe holds is not looked at again when it is loaded.
    const logged = this.#applier.writeAsServer(() => this.#repairer?.repairNow())
    return logged === undefined ? applied : [...applied, { logged, from: undefined }]
  }

  #answer(inbound: Inbound): void {
    if (inbound.kind === "join") this.#audience.greet(inbound.from)
    else if (inbound.kind === "command") inbound.settle()
    else if (inbound.kind === "step1" && !inbound.from.closed) {
      if (!this.#audience.catchUp(inbound.from, inbound.stateVector))
        this.refuse(inbound.from, "malformed", "the state vector cannot be read")
    }
  }
}
