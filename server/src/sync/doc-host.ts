import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { SERVER_AUTHOR } from "@outloud/shared/records/guard.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import * as Y from "yjs"
import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { DocRef, Keyframe, LoggedUpdate, RoomStore, StoredDoc } from "../storage/room-store.ts"
import { Admission } from "./admission.ts"
import { CommitLog, type CommitOutcome } from "./commit-log.ts"
import type { Connection } from "./connection.ts"
import { step1Frame, step2Frame, updateFrame } from "./frames.ts"
import { byTransaction, closedUnderway, type Decide, type Inbound } from "./inbound.ts"
import { LateDoc } from "./late-doc.ts"
import type { SyncMetrics } from "./metrics.ts"
import { Repairer } from "./repairer.ts"

export interface DocHostOptions {
  readonly ref: DocRef
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  readonly metrics: SyncMetrics
}

interface Applied {
  readonly logged: LoggedUpdate
  readonly from: Connection | undefined
}

/** Bytes of frames that may wait for a tick before their senders are not read any more. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024

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
  readonly connections = new Set<Connection>()
  /** Called after each commit, before anything of it is sent. */
  onCommitted: () => void = () => {}
  /** Called once when the document can no longer be served; its connections are closed already. */
  onDead: () => void = () => {}
  readonly #options: DocHostOptions
  readonly #late: LateDoc
  readonly #commits: CommitLog
  readonly #admission: Admission
  #repairer: Repairer | undefined
  /** Who has not been asked yet what it has, because the document had not been read. */
  readonly #unasked = new Set<Connection>()
  #inbox: Inbound[] = []
  /** What the running tick has taken out of the inbox. */
  #underway: readonly Inbound[] = []
  #waitingBytes = 0
  /** When the oldest frame of the inbox came, by `performance.now()`. */
  #arrivedAt = 0
  readonly #backlogged = new Set<Connection>()
  #draining = false
  #dead = false

  constructor(stored: StoredDoc, options: DocHostOptions) {
    this.ref = options.ref
    this.epoch = stored.epoch
    this.#options = options
    this.#late = new LateDoc(stored)
    this.#late.onRead = changed => this.#onRead(changed)
    this.#admission = new Admission({ ...options, late: this.#late })
    this.#commits = new CommitLog({
      ref: options.ref,
      store: options.store,
      clock: options.clock,
      log: options.log,
      metrics: options.metrics,
      head: stored.rows.at(-1)?.seq ?? stored.keyframe?.seq ?? 0,
      rowsSinceKeyframe: stored.rows.length,
      updatesSinceKeyframe: stored.rows.reduce((sum, { updates }) => sum + updates.length, 0),
      onWritable: writable => this.#storageChanged(writable),
    })
    if (this.#late.canWait) options.clock.after(READ_AFTER_MS, () => this.#readLate())
    else this.#late.read()
  }

  get doc(): Y.Doc {
    return this.#late.doc
  }

  /** Takes a connection in; it is greeted and gets what others write from the next tick on. */
  add(connection: Connection): void {
    if (this.#dead) {
      connection.close(CloseCode.resync, "the document was reloaded: reconnect")
      return
    }
    this.connections.add(connection)
    if (!this.isWritable) this.#holdWriter(connection)
    this.#push({ kind: "join", from: connection })
  }

  remove(connection: Connection): void {
    this.connections.delete(connection)
  }

  receiveStep1(from: Connection, stateVector: Uint8Array): void {
    this.#push({ kind: "step1", from, stateVector })
  }

  receiveWrite(from: Connection, update: Uint8Array, isStep2: boolean): void {
    this.#push({ kind: "write", from, update, isStep2 })
    this.#waitingBytes += update.byteLength
    if (this.#waitingBytes <= MOST_WAITING_BYTES) return
    from.pause("backlog")
    this.#backlogged.add(from)
  }

  /** Writes as the server, in its turn. Where `write` throws, the document is loaded afresh: half of it may stand. */
  write(write: (doc: Y.Doc) => void): void {
    this.#push({ kind: "command", decide: () => write, settle: () => {} })
  }

  /**
   * Carries out a command in its turn. Resolves once it is committed, and waits as long as the disk refuses. Rejects
   * with what `decide` throws, having written nothing, or with StorageUnavailable where the document is closed first.
   */
  perform(decide: Decide): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error))
      if (this.#dead) settle(closedUnderway())
      else this.#push({ kind: "command", decide, settle })
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
    return !this.#draining && this.#inbox.length === 0 && !(this.#repairer?.isPending ?? false)
  }

  /** Whether the store takes what is written here. */
  get isWritable(): boolean {
    return this.#commits.writable
  }

  /** What has arrived and is not committed yet. */
  get waiting(): { readonly frames: number; readonly bytes: number } {
    const waiting = [...this.#underway, ...this.#inbox]
    const bytes = waiting.reduce((sum, each) => sum + (each.kind === "write" ? each.update.byteLength : 0), 0)
    return { frames: waiting.length, bytes }
  }

  /** Takes nothing more in, commits what has arrived, and sends everybody to reconnect. */
  async finish(): Promise<void> {
    for (const connection of this.connections) connection.pause("finishing")
    if (!this.#dead) await this.perform(() => undefined)
    this.close(CloseCode.resync, "the document was put away: reconnect")
  }

  /** Makes the next load fast. Call it while nothing is unsaved. Never rejects. */
  async keepKeyframe(): Promise<void> {
    if (!this.#dead) await this.#commits.putAway(() => this.#capture())
  }

  /** Closes every connection and stops. What is not committed by now is lost, so ask isClean first. */
  close(code: number, reason: string): void {
    if (this.#dead) return
    this.#dead = true
    for (const waiting of [...this.#underway, ...this.#inbox])
      if (waiting.kind === "command") waiting.settle(closedUnderway())
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
    for (const connection of this.#unasked) this.#ask(connection)
    this.#unasked.clear()
  }

  #ask(connection: Connection): void {
    connection.send(step1Frame(Y.encodeStateVector(this.doc)))
  }

  /** Half-applied state must not be served: everybody comes back to what the log holds. */
  #fail(error: unknown): void {
    this.#options.log.error({ err: error, ...this.ref }, "a tick failed; the document is loaded afresh")
    this.close(CloseCode.resync, "internal error: reconnect")
  }

  #push(inbound: Inbound): void {
    if (this.#dead) return
    if (this.#inbox.push(inbound) === 1) this.#arrivedAt = performance.now()
    if (this.#draining) return
    this.#draining = true
    this.#options.clock.soon(() => {
      this.#drain().catch(error => this.#fail(error))
    })
  }

  async #drain(): Promise<void> {
    while (this.#inbox.length > 0 && !this.#dead) {
      const tick = this.#inbox
      this.#underway = tick
      const arrivedAt = this.#arrivedAt
      this.#inbox = []
      this.#waitingBytes = 0
      const applied = this.#applyAll(tick)
      if (applied.length > 0 && !(await this.#commit(applied))) return
      this.#inOneWrite(() => {
        this.#fanOut(applied, arrivedAt)
        for (const inbound of tick) this.#answer(inbound)
        for (const connection of this.connections) connection.acknowledge()
      })
      for (const connection of this.#backlogged) connection.resume("backlog")
      this.#backlogged.clear()
    }
    this.#underway = []
    this.#draining = false
  }

  /** False where the document died instead. */
  async #commit(applied: readonly Applied[]): Promise<boolean> {
    const outcome: CommitOutcome = await this.#commits.append(
      applied.map(({ logged }) => logged),
      () => this.#capture(),
    )
    if (this.#dead) return false
    if (outcome === "room-gone") this.close(CloseCode.noRoom, "this room was deleted")
    else if (outcome === "conflict") this.close(CloseCode.resync, "another process wrote here: reconnect")
    else if (outcome === "stopped") this.close(CloseCode.restarting, "the server is restarting")
    else this.onCommitted()
    return outcome === "committed"
  }

  #applyAll(tick: readonly Inbound[]): Applied[] {
    const applied: Applied[] = []
    const add = (logged: LoggedUpdate | undefined, from?: Connection) => {
      if (logged !== undefined) applied.push({ logged, from })
    }
    for (const { edits, last } of byTransaction(tick)) {
      // Yjs looks over all its clients at both ends of a transaction: once for a run of edits will do.
      if (edits.length > 0)
        this.doc.transact(() => {
          for (const { from, update } of edits) add(this.#applyWrite(from, update, false), from)
        })
      if (last?.kind === "command") add(this.#applyCommand(last))
      else if (last?.kind === "write") {
        const { from, update } = last
        add(this.#applyWrite(from, update, true), from)
        for (const early of from.early.release()) add(this.#applyWrite(from, early, false), from)
      }
    }
    // What a keyframe holds is not looked at again when it is loaded.
    if (applied.length > 0 && this.#commits.isKeyframeDue)
      add(this.#writeAsServer(() => this.#repairer?.repairNow()))
    if (applied.length > 0) this.#late.written()
    return applied
  }

  #applyWrite(from: Connection, update: Uint8Array, isStep2: boolean): LoggedUpdate | undefined {
    const admitted = this.#admission.judge(from, update, isStep2)
    if (admitted === undefined) return undefined
    // A step 2 repeats the whole delete set: log and send only what was new.
    const bytes = isStep2 ? this.#record(() => Y.applyUpdate(this.doc, admitted, from)) : admitted
    if (bytes === undefined) return undefined
    // Applied without a listener: that would have Yjs encode what we hold already.
    if (!isStep2) Y.applyUpdate(this.doc, admitted, from)
    this.#admission.applied(bytes.byteLength)
    return { author: from.person.id, bytes }
  }

  #applyCommand({ decide, settle }: Inbound & { kind: "command" }): LoggedUpdate | undefined {
    let write: ReturnType<Decide>
    try {
      write = decide(this.doc)
    } catch (error) {
      settle(error)
      return undefined
    }
    return write && this.#writeAsServer(write)
  }

  /** Nothing may refuse it; that the document grows by it counts all the same. */
  #writeAsServer(write: (doc: Y.Doc) => void): LoggedUpdate | undefined {
    const bytes = this.#record(() => this.doc.transact(() => write(this.doc), SERVER_AUTHOR))
    if (bytes === undefined) return undefined
    this.#admission.applied(bytes.byteLength)
    return { author: SERVER_AUTHOR, bytes }
  }

  /** What `change` did to the document, as one update; undefined where it did nothing. */
  #record(change: () => void): Uint8Array | undefined {
    let emitted: Uint8Array | undefined
    const listen = (update: Uint8Array) => {
      emitted = emitted === undefined ? update : Y.mergeUpdates([emitted, update])
    }
    this.doc.on("update", listen)
    try {
      change()
    } finally {
      this.doc.off("update", listen)
    }
    return emitted
  }

  /** What a tick sends to one person leaves together: under load the calls to the system cost more than the edits. */
  #inOneWrite(send: () => void): void {
    const corked = [...this.connections]
    for (const connection of corked) connection.cork()
    try {
      send()
    } finally {
      for (const connection of corked) connection.uncork()
    }
  }

  #fanOut(applied: readonly Applied[], arrivedAt: number): void {
    if (applied.length === 0) return
    for (const { logged, from } of applied) {
      const frame = updateFrame(logged.bytes)
      for (const connection of this.connections) {
        if (connection.live && connection !== from) connection.send(frame)
      }
    }
    this.#options.metrics.fanOutSeconds.observe((performance.now() - arrivedAt) / 1000)
  }

  #answer(inbound: Inbound): void {
    if (inbound.kind === "join") {
      inbound.from.live = !inbound.from.closed
      inbound.from.tellEpoch(this.epoch)
      if (this.#late.isRead) this.#ask(inbound.from)
      else this.#unasked.add(inbound.from)
    } else if (inbound.kind === "step1" && !inbound.from.closed) {
      const update = this.#late.missing(inbound.stateVector)
      if (update === undefined) this.refuse(inbound.from, "malformed", "the state vector cannot be read")
      else inbound.from.sendWhole(step2Frame(update))
    } else if (inbound.kind === "command") inbound.settle()
  }

  #storageChanged(writable: boolean): void {
    for (const connection of this.connections) {
      if (!writable) this.#holdWriter(connection)
      else {
        connection.tellStorage(true)
        connection.resume("storage")
      }
    }
  }

  #holdWriter(connection: Connection): void {
    connection.tellStorage(false)
    if (connection.mayWrite) connection.pause("storage")
  }

  #capture(): Pick<Keyframe, "state" | "owners"> {
    // What presence alone has claimed is not worth keeping.
    const owners = new Map(
      [...this.#late.owners].filter(([clientId]) => this.doc.store.clients.has(clientId)),
    )
    return { state: Y.encodeStateAsUpdate(this.doc), owners }
  }
}
