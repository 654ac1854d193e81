import type { KeptStorage } from "./kept-storage.ts"
import { isObject, parse } from "./room-record.ts"

const TAB_KEY = "outloud:tab:"
const VERSION = 1

interface TabRoom {
  readonly token: string
  readonly entered: boolean
}

/** Which link of each room this tab came by, and whether it has passed the lobby. Survives a reload. */
export class TabState {
  readonly #session: KeptStorage

  constructor(session: KeptStorage) {
    this.#session = session
  }

  chosen(roomId: string): string | undefined {
    return this.#read(roomId)?.token
  }

  /** Choosing another link means meeting the lobby again. */
  choose(roomId: string, token: string): void {
    if (this.chosen(roomId) !== token) this.#write(roomId, { token, entered: false })
  }

  leave(roomId: string): void {
    this.#session.remove(TAB_KEY + roomId)
  }

  hasEntered(roomId: string): boolean {
    return this.#read(roomId)?.entered ?? false
  }

  enter(roomId: string): void {
    const room = this.#read(roomId)
    if (room) this.#write(roomId, { ...room, entered: true })
  }

  #read(roomId: string): TabRoom | null {
    const raw = parse(this.#session.get(TAB_KEY + roomId) ?? "")
    if (!isObject(raw) || raw.v !== VERSION || typeof raw.token !== "string") return null
    return { token: raw.token, entered: raw.entered === true }
  }

  #write(roomId: string, room: TabRoom): void {
    this.#session.set(TAB_KEY + roomId, JSON.stringify({ v: VERSION, ...room }))
  }
}
