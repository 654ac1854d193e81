import type { Role } from "@outloud/shared/room/roles.ts"
import type { Credentials } from "../api.ts"
import type { KeptStorage } from "./kept-storage.ts"
import { type RoomLink, readRoomLink } from "./room-link.ts"
import { type RememberedLink, type RememberedRoom, readRoom, writeRoom } from "./room-record.ts"
import { TabState } from "./tab-state.ts"

const ROOM_KEY = "outloud:room:"
const NAME_KEY = "outloud:name"
const PASSPHRASE_KEY = "outloud:passphrase"
/** Bytes of a participant key: 256 bits. */
const KEY_BYTES = 32

export interface RememberedRoomsParts {
  /** Shared by every tab of this browser. */
  readonly local: KeptStorage
  /** This tab's own: it says which link of a room the tab came by. */
  readonly session: KeptStorage
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
}

export interface CreatedLinks {
  readonly roomId: string
  readonly title: string
  /** `/r/<roomId>#<token>` for each role. */
  readonly links: Partial<Record<Role, string>>
}

/** What the server says about a room and one link to it. */
export interface RoomFacts {
  readonly title: string
  readonly publicUrl: string | null
  readonly role: Role
}

/** One link that a room was opened with here. */
export interface Visit {
  readonly room: RememberedRoom
  readonly link: RememberedLink
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * The rooms that this browser has links to. A tab keeps to the link that it came by, so two links of one room
 * can be open in two tabs of one browser and stay two people.
 */
export class RememberedRooms {
  readonly #parts: RememberedRoomsParts
  readonly #tab: TabState
  readonly #listeners = new Set<() => void>()
  #version = 0

  constructor(parts: RememberedRoomsParts) {
    this.#parts = parts
    this.#tab = new TabState(parts.session)
  }

  /** From now on this tab acts by this link. Makes this browser's key for it, if there is none. */
  open({ roomId, token }: RoomLink): Credentials {
    const participantKey =
      this.#findLink(roomId, token)?.participantKey ?? toBase64Url(this.#parts.randomBytes(KEY_BYTES))
    this.#tab.choose(roomId, token)
    this.#patchLink(roomId, token, { participantKey, usedAt: this.#parts.now() })
    return { token, participantKey }
  }

  /** What this tab acts by: the link that it came by, else the one last used in this browser; null if none. */
  credentials(roomId: string): Credentials | null {
    const token = this.#tab.chosen(roomId) ?? lastUsed(this.find(roomId))?.token
    if (token === undefined) return null
    const participantKey = this.#findLink(roomId, token)?.participantKey
    if (!participantKey) return this.open({ roomId, token })
    this.#tab.choose(roomId, token)
    return { token, participantKey }
  }

  /** Keeps every link of a room that was just made. Malformed links are left out. */
  keepCreated({ roomId, title, links }: CreatedLinks): void {
    const kept = (Object.entries(links) as [Role, string][]).flatMap(([role, url]) => {
      const token = readRoomLink(url)?.token
      return token === undefined ? [] : [{ ...unknownLink(token), role, first: true }]
    })
    this.#save({ roomId, title, publicUrl: null, links: kept, begunFor: null })
  }

  /** Keeps the one link of a room that was begun here for a question, until the server is back and makes it. */
  keepBegun(
    { roomId, token }: RoomLink,
    { id, title }: { readonly id: string; readonly title: string },
  ): void {
    const link = { ...unknownLink(token), role: "solo" as const, first: true }
    this.#save({ roomId, title, publicUrl: null, links: [link], begunFor: id })
  }

  /** The server knows the room now. */
  made(roomId: string): void {
    const room = this.find(roomId)
    if (room !== null) this.#save({ ...room, begunFor: null })
  }

  /** Keeps what the server said about a link of this browser's and its room. */
  describe(roomId: string, token: string, { role, title, publicUrl }: RoomFacts): void {
    this.#patchLink(roomId, token, { role }, { title, publicUrl })
  }

  /** Keeps a link that was made after its room. */
  keepIssued(roomId: string, token: string, facts: { linkId: string; role: Role }): void {
    this.#patchLink(roomId, token, facts)
  }

  find(roomId: string): RememberedRoom | null {
    const text = this.#parts.local.get(ROOM_KEY + roomId)
    return text === null ? null : readRoom(roomId, text)
  }

  /** Every link that a room was opened with here, the latest first. */
  visits(): Visit[] {
    return this.#parts.local
      .keys()
      .filter(key => key.startsWith(ROOM_KEY))
      .flatMap(key => this.find(key.slice(ROOM_KEY.length)) ?? [])
      .flatMap(room => room.links.map(link => ({ room, link, at: link.usedAt })))
      .filter((visit): visit is Visit => visit.at !== null)
      .sort((a, b) => b.at - a.at)
  }

  /** Drops one link. When no link is left that the room was opened with, the room goes too. */
  forget({ roomId, token }: RoomLink): void {
    const room = this.find(roomId)
    const links = room?.links.filter(link => link.token !== token) ?? []
    if (this.#tab.chosen(roomId) === token) this.#tab.leave(roomId)
    if (room && links.some(link => link.usedAt !== null)) this.#save({ ...room, links })
    else {
      this.#parts.local.remove(ROOM_KEY + roomId)
      this.changed()
    }
  }

  /** Whether this tab has passed the lobby by the link that it acts by; a reload then goes straight in. */
  hasEntered(roomId: string): boolean {
    return this.#tab.hasEntered(roomId)
  }

  enter(roomId: string): void {
    this.#tab.enter(roomId)
  }

  /** The name given last, in any room; empty where none was given. */
  name(): string {
    return this.#parts.local.get(NAME_KEY) ?? ""
  }

  keepName(name: string): void {
    this.#parts.local.set(NAME_KEY, name)
  }

  /** The operator's passphrase for making rooms; empty where none was given. */
  passphrase(): string {
    return this.#parts.local.get(PASSPHRASE_KEY) ?? ""
  }

  keepPassphrase(passphrase: string): void {
    this.#parts.local.set(PASSPHRASE_KEY, passphrase)
  }

  /** Called after every change. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Another value whenever anything kept has changed. */
  readonly version = (): number => this.#version

  /** Tells the listeners; to be called from outside when another tab has changed what is kept. */
  readonly changed = (): void => {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }

  #findLink(roomId: string, token: string): RememberedLink | undefined {
    return this.find(roomId)?.links.find(link => link.token === token)
  }

  #save(room: RememberedRoom): void {
    this.#parts.local.set(ROOM_KEY + room.roomId, writeRoom(room))
    this.changed()
  }

  #patchLink(
    roomId: string,
    token: string,
    patch: Partial<RememberedLink>,
    facts: Partial<RememberedRoom> = {},
  ): void {
    const room = this.find(roomId) ?? { roomId, title: null, publicUrl: null, links: [], begunFor: null }
    const old = room.links.find(link => link.token === token)
    const link = { ...(old ?? unknownLink(token)), ...patch }
    const links = old ? room.links.map(other => (other === old ? link : other)) : [...room.links, link]
    this.#save({ ...room, ...facts, links })
  }
}

function lastUsed(room: RememberedRoom | null): RememberedLink | undefined {
  const used = room?.links.filter(link => link.usedAt !== null) ?? []
  return used.toSorted((a, b) => (b.usedAt ?? 0) - (a.usedAt ?? 0))[0]
}

function unknownLink(token: string): RememberedLink {
  return { token, role: null, linkId: null, participantKey: null, usedAt: null, first: false }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")
}
