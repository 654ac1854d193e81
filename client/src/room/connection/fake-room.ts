/** Test support: a room's page in a browser that keeps things, and the servers of its layers. Another may stand beside it. */
import { encodeRecord, type Json, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { vi } from "vitest"
import type * as Y from "yjs"
import type { Holder } from "../../offline/place.ts"
import { FakeBrowser, idle } from "../../offline/testing/fake-database.ts"
import {
  connectingTo,
  FakeNetwork,
  FakeServer,
  type FakeSocket,
  fakeScheduler,
  sayEpoch,
} from "./fake-server.ts"
import type { RoomConnection } from "./room-connection.ts"
import { RoomKeeper } from "./room-keeper.ts"

export class FakeRoom {
  readonly browser: FakeBrowser
  readonly network = new FakeNetwork()
  readonly servers: Record<Layer, FakeServer>
  page = new EventTarget()
  readonly #role: Role
  #keeper: RoomKeeper | null = null
  #letGo = () => {}

  /** `beside` another page: a second tab of the same browser, on the same servers. */
  constructor(role: Role = "candidate", beside?: FakeRoom) {
    this.#role = role
    this.browser = beside?.browser ?? new FakeBrowser()
    this.servers = beside?.servers ?? {
      diagram: new FakeServer(),
      annotations: new FakeServer(),
      notes: new FakeServer(),
      session: new FakeServer(),
    }
  }

  get holder(): Holder {
    return connectingTo(this.network)
  }

  get layers(): readonly Layer[] {
    return LAYERS.filter(layer => can(this.#role, "read", layer))
  }

  get keeper(): RoomKeeper {
    if (this.#keeper === null) throw new Error("no page was opened")
    return this.#keeper
  }

  get connection(): RoomConnection {
    const { connection } = this.keeper.getSnapshot()
    if (connection === null) throw new Error("the room is not open")
    return connection
  }

  get board(): Y.Map<RecordFields> {
    return recordsOf(this.connection.docs.diagram)
  }

  get serverBoard(): Y.Map<RecordFields> {
    return recordsOf(this.servers.diagram.doc)
  }

  get diagram(): FakeSocket {
    return this.network.socket("diagram")
  }

  /** A page that is opened anew, in the same browser. */
  async open(): Promise<void> {
    this.page = new EventTarget()
    const { pages, crash } = this.browser.locks.page(fakeScheduler)
    this.#letGo = crash
    this.#keeper = new RoomKeeper({
      ...connectingTo(this.network),
      page: this.page,
      role: this.#role,
      judgeAccess: async () => "unreachable",
      localCopies: this.browser.page(fakeScheduler, pages),
    })
    await idle()
  }

  /** As a crash: no goodbye of any kind. */
  crash(): void {
    for (const socket of this.network.sockets) socket.onclose = null
    this.#letGo()
    this.keeper.getSnapshot().connection?.destroy()
  }

  /** At the end of a test. */
  close(): void {
    this.keeper.getSnapshot().connection?.destroy()
    this.keeper.leave()
    vi.advanceTimersByTime(1)
  }

  greet(layer: Layer, epoch = 1): void {
    const socket = this.network.socket(layer)
    socket.open()
    sayEpoch(socket, epoch)
    this.servers[layer].greet(socket)
  }

  goLive(epoch = 1): void {
    for (const layer of this.layers) {
      this.greet(layer, epoch)
      this.servers[layer].commitAll(this.network.socket(layer))
    }
    // What goes out only once the room is live.
    for (const layer of this.layers) this.commit(layer)
  }

  commit(layer: Layer = "diagram"): void {
    this.servers[layer].commitAll(this.network.socket(layer))
  }

  endAll(code: number): void {
    for (const layer of this.layers) this.network.socket(layer).end(code)
  }

  draw(id: string, change: Record<string, Json> = {}): void {
    this.board.set(id, encodeRecord(sampleShape("geo", id, change)))
  }

  /** Time for what follows a refusal: the canvas goes, the work is set aside, the room is opened again. */
  async afterRefusal(): Promise<void> {
    await vi.advanceTimersByTimeAsync(1)
    await idle()
    await vi.advanceTimersByTimeAsync(1)
  }
}

/** Fake timers that leave alone those by which the fake databases run. */
export function useRoomTimers(): void {
  vi.useFakeTimers({
    now: 1_000_000,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  })
}

export function idsOf(records: Y.Map<RecordFields>): string[] {
  return [...records.keys()].sort()
}
