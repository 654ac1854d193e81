import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import { encodeBatch } from "./batch-codec.ts"
import { MemoryDoc } from "./memory-doc.ts"
import type {
  DocRef,
  Keyframe,
  Link,
  LogRow,
  NewRoom,
  Participant,
  ParticipantChange,
  RoleChange,
  Room,
  RoomStore,
  StoredDoc,
  StoredScorecard,
} from "./room-store.ts"
import { IdTaken, LinkUnknown, RoomGone, StorageClosed } from "./storage-errors.ts"

interface MemoryRoom {
  room: Room
  readonly links: Map<string, Link>
  readonly participants: Map<string, Participant>
  readonly docs: Map<Layer, MemoryDoc>
  /** By turn. */
  readonly sealedNotes: MemoryDoc[]
  /** By turn and participant. */
  readonly scorecards: Map<string, StoredScorecard>
}

/** A RoomStore that is gone with the process: for tests and for trying things out. */
export class MemoryStore implements RoomStore {
  readonly #rooms = new Map<string, MemoryRoom>()
  #closed = false

  createRoom({ room, links, schemaVersion, firstUpdates }: NewRoom): Promise<void> {
    return this.#write(() => {
      if (this.#rooms.has(room.id)) throw new IdTaken(`There is a room ${room.id} already`)
      const docs = new Map(
        LAYERS.map(layer => [layer, new MemoryDoc({ roomId: room.id, layer }, schemaVersion)]),
      )
      const fresh: MemoryRoom = {
        ...{ room: { ...room }, links: new Map(), participants: new Map() },
        ...{ docs, sealedNotes: [], scorecards: new Map() },
      }
      for (const link of links) addLink(fresh, { ...link, roomId: room.id })
      for (const [layer, updates] of firstUpdates) {
        if (updates.length > 0)
          docs.get(layer)?.append({ seq: 1, at: room.createdAt, batch: encodeBatch(updates) })
      }
      this.#rooms.set(room.id, fresh)
    })
  }

  room(roomId: string): Promise<Room | undefined> {
    return this.#read(() => copied(this.#rooms.get(roomId)?.room))
  }

  touchRoom(roomId: string, at: number): Promise<void> {
    return this.#write(() => {
      const held = this.#rooms.get(roomId)
      if (held && held.room.visitedAt < at) held.room = { ...held.room, visitedAt: at }
    })
  }

  endRoom(roomId: string, at: number | null): Promise<boolean> {
    return this.#write(() => {
      const held = this.#rooms.get(roomId)
      if (held) held.room = { ...held.room, endedAt: at === null ? null : (held.room.endedAt ?? at) }
      return held !== undefined
    })
  }

  deleteRoom(roomId: string): Promise<void> {
    return this.#write(() => void this.#rooms.delete(roomId))
  }

  roomsVisitedBefore(before: number, most: number): Promise<readonly string[]> {
    return this.#read(() =>
      [...this.#rooms.values()]
        .map(held => held.room)
        .filter(room => room.visitedAt < before)
        .sort((a, b) => a.visitedAt - b.visitedAt || (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map(room => room.id),
    )
  }

  links(roomId: string): Promise<readonly Link[]> {
    return this.#read(() => oldestFirst(this.#rooms.get(roomId)?.links))
  }

  addLink(link: Link): Promise<void> {
    return this.#write(() => addLink(this.#existing(link.roomId), link))
  }

  revokeLink(roomId: string, linkId: string, at: number): Promise<boolean> {
    return this.#write(() => {
      const links = this.#rooms.get(roomId)?.links
      const link = links?.get(linkId)
      if (link) links?.set(linkId, { ...link, revokedAt: link.revokedAt ?? at })
      return link !== undefined
    })
  }

  participants(roomId: string): Promise<readonly Participant[]> {
    return this.#read(() => oldestFirst(this.#rooms.get(roomId)?.participants))
  }

  participant(fresh: Participant): Promise<Participant> {
    return this.#write(() => {
      const { links, participants } = this.#existing(fresh.roomId)
      const known = [...participants.values()].find(
        p => p.linkId === fresh.linkId && p.keyHash === fresh.keyHash,
      )
      if (known) return { ...known }
      if (!links.has(fresh.linkId)) throw new LinkUnknown(`Room ${fresh.roomId} has no link ${fresh.linkId}`)
      if (participants.has(fresh.id)) {
        throw new IdTaken(`Room ${fresh.roomId} has a participant ${fresh.id} already`)
      }
      participants.set(fresh.id, { ...fresh })
      return { ...fresh }
    })
  }

  updateParticipant(roomId: string, id: string, change: ParticipantChange) {
    return this.#write(() => {
      const participants = this.#rooms.get(roomId)?.participants
      const known = participants?.get(id)
      if (!known) return undefined
      participants?.set(id, { ...known, ...change })
      return { ...known, ...change }
    })
  }

  changeRoles(roomId: string, { people, turn, sealsNotes }: RoleChange): Promise<boolean> {
    return this.#write(() => {
      const held = this.#rooms.get(roomId)
      const isSo =
        held?.room.turn === turn && people.every(({ id, from }) => held.participants.get(id)?.role === from)
      if (held === undefined || !isSo) return false
      for (const { id, to } of people) changeParticipant(held, id, { role: to })
      if (sealsNotes) sealNotes(held)
      for (const { id, role } of held.participants.values())
        if (role === "candidate") changeParticipant(held, id, { candidateTurn: held.room.turn })
      return true
    })
  }

  putScorecard(card: StoredScorecard): Promise<void> {
    const copy = structuredClone(card)
    return this.#write(() => {
      this.#existing(card.roomId).scorecards.set(`${card.turn} ${card.participantId}`, copy)
    })
  }

  scorecards(roomId: string): Promise<readonly StoredScorecard[]> {
    return this.#read(() =>
      [...(this.#rooms.get(roomId)?.scorecards.values() ?? [])]
        .map(card => structuredClone(card))
        .sort((a, b) => a.turn - b.turn || (a.participantId < b.participantId ? -1 : 1)),
    )
  }

  loadDoc(doc: DocRef): Promise<StoredDoc | undefined> {
    return this.#read(() => this.#doc(doc)?.load())
  }

  append(doc: DocRef, { seq, at, updates }: LogRow): Promise<void> {
    const batch = encodeBatch(updates)
    return this.#write(() => this.#existingDoc(doc).append({ seq, at, batch }))
  }

  startEpoch(doc: DocRef, { seq, at, updates }: LogRow, schemaVersion: number): Promise<void> {
    const batch = encodeBatch(updates)
    return this.#write(() => this.#existingDoc(doc).startEpoch({ seq, at, batch }, schemaVersion))
  }

  putKeyframe(doc: DocRef, keyframe: Keyframe): Promise<void> {
    const copy = { ...keyframe, state: keyframe.state.slice(), owners: new Map(keyframe.owners) }
    return this.#write(() => this.#existingDoc(doc).putKeyframe(copy))
  }

  rowsAfter(doc: DocRef, seq: number, most: number): Promise<readonly LogRow[]> {
    return this.#read(() => this.#doc(doc)?.rowsAfter(seq, most) ?? [])
  }

  probe(): Promise<void> {
    return this.#read(() => undefined)
  }

  size(): Promise<number> {
    return this.#read(() =>
      [...this.#rooms.values()]
        .flatMap(held => [...held.docs.values(), ...held.sealedNotes])
        .reduce((sum, doc) => sum + doc.size(), 0),
    )
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  async #read<Value>(read: () => Value): Promise<Value> {
    if (this.#closed) throw new StorageClosed()
    return read()
  }

  /** One turn of the microtask queue later, in call order: as in any store, a write is not seen before it resolves. */
  async #write<Value>(write: () => Value): Promise<Value> {
    if (this.#closed) throw new StorageClosed()
    await undefined
    return write()
  }

  #existing(roomId: string): MemoryRoom {
    const held = this.#rooms.get(roomId)
    if (held === undefined) throw new RoomGone(roomId)
    return held
  }

  #doc({ roomId, layer, sealedTurn }: DocRef): MemoryDoc | undefined {
    const held = this.#rooms.get(roomId)
    return sealedTurn === undefined ? held?.docs.get(layer) : held?.sealedNotes[sealedTurn]
  }

  #existingDoc(ref: DocRef): MemoryDoc {
    const doc = this.#doc(ref)
    if (doc === undefined) throw new RoomGone(ref.roomId)
    return doc
  }
}

function addLink({ room, links }: MemoryRoom, link: Link): void {
  if (links.has(link.id)) throw new IdTaken(`Room ${room.id} has a link ${link.id} already`)
  links.set(link.id, { ...link })
}

function changeParticipant({ participants }: MemoryRoom, id: string, change: Partial<Participant>): void {
  const known = participants.get(id)
  if (known) participants.set(id, { ...known, ...change })
}

/** Puts the notes away and begins empty ones, of a later epoch. */
function sealNotes(held: MemoryRoom): void {
  const notes = held.docs.get("notes")
  if (notes === undefined) return
  held.sealedNotes.push(notes)
  held.docs.set("notes", notes.successor())
  held.room = { ...held.room, turn: held.room.turn + 1 }
}

function copied<Value extends object>(value: Value | undefined): Value | undefined {
  return value && { ...value }
}

function oldestFirst<Value extends { readonly createdAt: number }>(
  values: ReadonlyMap<string, Value> | undefined,
): Value[] {
  return [...(values?.values() ?? [])].map(value => ({ ...value })).sort((a, b) => a.createdAt - b.createdAt)
}
