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
} from "@outloud/server/storage/room-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"

/** A store whose appends fail or wait when a test says so (probes fail likewise), and whose loads wait and are counted; all else goes straight through. */
export class FaultyStore implements RoomStore {
  readonly #inner: RoomStore
  readonly #waiting: (() => void)[] = []
  readonly #waitingLoads: (() => void)[] = []
  /** The documents that were asked for, in order. */
  readonly loaded: DocRef[] = []
  #held = false
  #loadsHeld = false
  #failures: Error[] = []

  constructor(inner: RoomStore) {
    this.#inner = inner
  }

  /** The next `count` appends to get their turn reject; nothing of them reaches the store. */
  failNext(count: number, error: Error = new StorageUnavailable("Not stored: the test says so")): void {
    this.#failures.push(...Array.from({ length: count }, () => error))
  }

  /** From now on everything works, what waits included. */
  recover(): void {
    this.#failures = []
    this.release()
  }

  /** From now on appends wait. */
  hold(): void {
    this.#held = true
  }

  /** Lets the first `count` that wait have their turn, in call order; without a count all, and later ones no longer wait. */
  release(count?: number): void {
    if (count === undefined) this.#held = false
    for (const go of this.#waiting.splice(0, count ?? this.#waiting.length)) go()
  }

  /** From now on loads wait. */
  holdLoads(): void {
    this.#loadsHeld = true
  }

  releaseLoads(): void {
    this.#loadsHeld = false
    for (const go of this.#waitingLoads.splice(0)) go()
  }

  /** How many appends wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  append(doc: DocRef, row: LogRow): Promise<void> {
    if (!this.#held) return this.#turn(doc, row)
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => this.#turn(doc, row).then(resolve, reject))
    })
  }

  async #turn(doc: DocRef, row: LogRow): Promise<void> {
    const failure = this.#failures.shift()
    if (failure) throw failure
    await this.#inner.append(doc, row)
  }

  createRoom(room: NewRoom) {
    return this.#inner.createRoom(room)
  }
  room(roomId: string) {
    return this.#inner.room(roomId)
  }
  touchRoom(roomId: string, at: number) {
    return this.#inner.touchRoom(roomId, at)
  }
  endRoom(roomId: string, at: number | null) {
    return this.#inner.endRoom(roomId, at)
  }
  deleteRoom(roomId: string) {
    return this.#inner.deleteRoom(roomId)
  }
  roomsVisitedBefore(before: number, most: number) {
    return this.#inner.roomsVisitedBefore(before, most)
  }
  links(roomId: string) {
    return this.#inner.links(roomId)
  }
  addLink(link: Link) {
    return this.#inner.addLink(link)
  }
  revokeLink(roomId: string, linkId: string, at: number) {
    return this.#inner.revokeLink(roomId, linkId, at)
  }
  participants(roomId: string) {
    return this.#inner.participants(roomId)
  }
  participant(fresh: Participant) {
    return this.#inner.participant(fresh)
  }
  updateParticipant(roomId: string, id: string, change: ParticipantChange) {
    return this.#inner.updateParticipant(roomId, id, change)
  }
  changeRoles(roomId: string, change: RoleChange) {
    return this.#inner.changeRoles(roomId, change)
  }
  putScorecard(card: StoredScorecard) {
    return this.#inner.putScorecard(card)
  }
  scorecards(roomId: string) {
    return this.#inner.scorecards(roomId)
  }
  async loadDoc(doc: DocRef) {
    this.loaded.push(doc)
    if (this.#loadsHeld) await new Promise<void>(resolve => this.#waitingLoads.push(resolve))
    return this.#inner.loadDoc(doc)
  }
  startEpoch(doc: DocRef, row: LogRow, schemaVersion: number) {
    return this.#inner.startEpoch(doc, row, schemaVersion)
  }
  putKeyframe(doc: DocRef, keyframe: Keyframe) {
    return this.#inner.putKeyframe(doc, keyframe)
  }
  rowsAfter(doc: DocRef, seq: number, most: number) {
    return this.#inner.rowsAfter(doc, seq, most)
  }
  async probe() {
    const [failure] = this.#failures
    if (failure) throw failure
    await this.#inner.probe()
  }
  size() {
    return this.#inner.size()
  }
  close() {
    return this.#inner.close()
  }
}
