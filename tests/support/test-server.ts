import { type App, createApp } from "@outloud/server/app.ts"
import { type Config, readConfig } from "@outloud/server/config.ts"
import type { Log } from "@outloud/server/log.ts"
import { QuestionLibrary } from "@outloud/server/questions/question-library.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import type { RoomStore } from "@outloud/server/storage/room-store.ts"
import type { CreatedRoom, CreateRoomRequest } from "@outloud/shared/protocol/api.ts"
import type { PastedQuestion } from "@outloud/shared/questions/pasted-question.ts"
import type { QuestionFile } from "@outloud/shared/questions/question-file.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role, RoomMode } from "@outloud/shared/room/roles.ts"
import { FakeClock } from "./fake-clock.ts"
import { FakeSocket } from "./fake-socket.ts"
import { WirePeer } from "./wire-peer.ts"

export interface LogLine {
  readonly level: "error" | "warn" | "info"
  readonly line: unknown
}

interface TestServerOptions {
  readonly store?: RoomStore
  readonly clock?: FakeClock
  readonly config?: (config: Config) => Config
  /** The operator's own, beside the built-in ones. */
  readonly questions?: readonly QuestionFile[]
}

/** The whole server without a port: real rooms, documents, guard and presence, over sockets flushed by hand. */
export class TestServer {
  readonly clock: FakeClock
  readonly store: RoomStore
  readonly app: App
  readonly logged: LogLine[] = []

  constructor(options: TestServerOptions = {}) {
    this.clock = options.clock ?? new FakeClock()
    this.store = options.store ?? new MemoryStore()
    const config = readConfig({}, "/nowhere")
    this.app = createApp({
      config: options.config?.(config) ?? config,
      store: this.store,
      clock: this.clock,
      log: this.#log(),
      site: "/nowhere",
      questions: new QuestionLibrary(options.questions),
    })
  }

  createRoom(mode: RoomMode = "live", questionId = "listening-party"): Promise<TestRoom> {
    return this.#createRoom({ questionId, mode })
  }

  /** A room for a question that somebody has pasted. */
  createOwnRoom(question: PastedQuestion, mode: RoomMode = "live"): Promise<TestRoom> {
    return this.#createRoom({ question, mode })
  }

  async #createRoom(body: CreateRoomRequest): Promise<TestRoom> {
    const response = await this.app.request("/api/rooms", { method: "POST", body: JSON.stringify(body) })
    if (response.status !== 201) throw new Error(`the room was not made: ${await response.text()}`)
    const created = (await response.json()) as CreatedRoom
    const tokens = Object.entries(created.links).map(([role, url]) => [role, url.split("#")[1] ?? ""])
    return { id: created.roomId, tokens: Object.fromEntries(tokens) as Record<Role, string> }
  }

  /** Opens a socket as a browser or a stock client would. Where it is refused, `socket.closedWith` says so. */
  async connect(
    room: TestRoom,
    role: Role,
    layer: Layer = "diagram",
    options: ConnectOptions = {},
  ): Promise<WirePeer> {
    const protocol = options.stock ? "yjs" : "outloud.v1"
    const token = options.token ?? room.tokens[role]
    const offered = [protocol, `token.${token}`]
    if (options.key !== undefined) offered.push(`participant.${options.key}`)
    if (options.epoch !== undefined) offered.push(`epoch.${options.epoch}`)
    const socket = new FakeSocket()
    const request = { roomId: options.roomId ?? room.id, layer, offered, originAllowed: true }
    const judgement = await this.app.gateway.judge(request)
    if (!judgement.admitted) {
      socket.close(judgement.code, judgement.reason)
      return new WirePeer(socket, undefined, options.doc)
    }
    const session = await this.app.gateway.join(socket, judgement)
    session?.start()
    return new WirePeer(socket, session, options.doc)
  }

  /** Delivers everything in both directions, again and again, until nobody has anything to say. */
  async exchange(...peers: readonly WirePeer[]): Promise<void> {
    for (let round = 0; round < 100; round++) {
      await this.clock.settle()
      const moved = peers.map(peer => peer.deliver()).some(Boolean)
      await this.clock.settle()
      if (!moved && peers.every(peer => !peer.hasMail)) return
    }
    throw new Error("the peers never fall silent")
  }

  #log(): Log {
    const write = (level: LogLine["level"]) => (line: unknown) => void this.logged.push({ level, line })
    return { error: write("error"), warn: write("warn"), info: write("info") }
  }
}

export interface TestRoom {
  readonly id: string
  readonly tokens: Record<Role, string>
}

interface ConnectOptions {
  readonly stock?: boolean
  readonly key?: string
  readonly token?: string
  readonly roomId?: string
  readonly doc?: import("yjs").Doc
  readonly epoch?: number
}

/** A participant key that is the same for the same name. */
export function keyOf(name: string): string {
  return name.padEnd(43, "_")
}
