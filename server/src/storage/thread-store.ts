import { once } from "node:events"
import { Worker } from "node:worker_threads"
import { encodeBatch } from "./batch-codec.ts"
import { CallGroups } from "./call-groups.ts"
import type {
  DocRef,
  Keyframe,
  Link,
  LogRow,
  NewRoom,
  Participant,
  ParticipantChange,
  RoleChange,
  RoomStore,
  StoredScorecard,
} from "./room-store.ts"
import { receivedError } from "./sent-errors.ts"
import { StorageClosed } from "./storage-errors.ts"
import type { OpenReply, StoreCall, StoreMethod, StoreMethods, StoreReply } from "./store-calls.ts"

type Result<Method extends StoreMethod> = Awaited<ReturnType<StoreMethods[Method]>>

interface Asked {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

export interface ThreadStoreOptions {
  /** The database's file; made where it is missing, its folder too. */
  readonly path: string
  /** Told once, should the thread ever end by itself: nothing can be stored from then on. */
  readonly onLost?: (error: unknown) => void
}

/** Megabytes for young objects: rows pass through, and what one rush of them needs would never be given back. */
const YOUNG_MB = 8

/** The default store, in a thread of its own. Rejects as openSqliteStore throws. */
export async function openThreadStore({ path, onLost }: ThreadStoreOptions): Promise<ThreadStore> {
  const thread = new Worker(new URL("./store-thread.ts", import.meta.url), {
    workerData: { path },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const [opened] = (await once(thread, "message")) as [OpenReply]
  if (opened.opened) return new ThreadStore(thread, onLost)
  await thread.terminate()
  throw receivedError(opened.error)
}

/**
 * A SqliteStore in another thread: while it waits for the disk, this one goes on serving everybody. The calls of a
 * group are made there in their order and share one commit.
 */
export class ThreadStore implements RoomStore {
  readonly #thread: Worker
  readonly #onLost: (error: unknown) => void
  readonly #groups: CallGroups<StoreCall>
  readonly #asked = new Map<number, Asked>()
  #calls = 0
  #closing: Promise<void> | undefined
  #isLost = false

  constructor(thread: Worker, onLost: (error: unknown) => void = () => {}) {
    this.#thread = thread
    this.#onLost = onLost
    this.#groups = new CallGroups({ send: group => thread.postMessage(group) })
    thread.on("message", (replies: readonly StoreReply[]) => this.#onReplies(replies))
    thread.on("error", error => this.#lose(error))
    thread.on("exit", () => {
      if (this.#closing === undefined) this.#lose(new Error("the store's thread has ended"))
    })
  }

  createRoom(room: NewRoom) {
    return this.#call("createRoom", room)
  }

  room(roomId: string) {
    return this.#call("room", roomId)
  }

  touchRoom(roomId: string, at: number) {
    return this.#call("touchRoom", roomId, at)
  }

  endRoom(roomId: string, at: number | null) {
    return this.#call("endRoom", roomId, at)
  }

  deleteRoom(roomId: string) {
    return this.#call("deleteRoom", roomId)
  }

  roomsVisitedBefore(before: number, most: number) {
    return this.#call("roomsVisitedBefore", before, most)
  }

  links(roomId: string) {
    return this.#call("links", roomId)
  }

  addLink(link: Link) {
    return this.#call("addLink", link)
  }

  revokeLink(roomId: string, linkId: string, at: number) {
    return this.#call("revokeLink", roomId, linkId, at)
  }

  participants(roomId: string) {
    return this.#call("participants", roomId)
  }

  participant(fresh: Participant) {
    return this.#call("participant", fresh)
  }

  updateParticipant(roomId: string, id: string, change: ParticipantChange) {
    return this.#call("updateParticipant", roomId, id, change)
  }

  changeRoles(roomId: string, change: RoleChange) {
    return this.#call("changeRoles", roomId, change)
  }

  putScorecard(card: StoredScorecard) {
    return this.#call("putScorecard", card)
  }

  scorecards(roomId: string) {
    return this.#call("scorecards", roomId)
  }

  loadDoc(doc: DocRef) {
    return this.#call("loadDoc", doc)
  }

  append(doc: DocRef, { seq, at, updates }: LogRow) {
    return this.#post("appendEncoded", [{ ...doc }, { seq, at, batch: encodeBatch(updates) }])
  }

  startEpoch(doc: DocRef, row: LogRow, schemaVersion: number) {
    return this.#call("startEpoch", doc, row, schemaVersion)
  }

  putKeyframe(doc: DocRef, keyframe: Keyframe) {
    return this.#call("putKeyframe", doc, keyframe)
  }

  rowsAfter(doc: DocRef, seq: number, most: number) {
    return this.#call("rowsAfter", doc, seq, most)
  }

  probe() {
    return this.#call("probe")
  }

  size() {
    return this.#call("size")
  }

  close(): Promise<void> {
    if (this.#isLost) return Promise.resolve()
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const ended = once(this.#thread, "exit")
    await this.#send("close", [])
    await ended
  }

  /** Copies what it is given before it returns. */
  #call<Method extends StoreMethod>(method: Method, ...args: Parameters<StoreMethods[Method]>) {
    return this.#post(method, structuredClone(args) as Parameters<StoreMethods[Method]>)
  }

  async #post<Method extends StoreMethod>(
    method: Method,
    args: Parameters<StoreMethods[Method]>,
  ): Promise<Result<Method>> {
    if (this.#isLost || this.#closing !== undefined) throw new StorageClosed()
    return this.#send(method, args)
  }

  #send<Method extends StoreMethod>(method: Method, args: Parameters<StoreMethods[Method]>) {
    const id = this.#calls++
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      this.#groups.add({ id, method, args })
    })
    return answer as Promise<Result<Method>>
  }

  #onReplies(replies: readonly StoreReply[]): void {
    for (const reply of replies) {
      const asked = this.#asked.get(reply.id)
      this.#asked.delete(reply.id)
      if ("error" in reply) asked?.reject(receivedError(reply.error))
      else asked?.resolve(reply.value)
    }
    this.#groups.answered()
  }

  #lose(error: unknown): void {
    if (this.#isLost) return
    this.#isLost = true
    for (const { reject } of this.#asked.values()) reject(new StorageClosed())
    this.#asked.clear()
    this.#onLost(error)
  }
}
