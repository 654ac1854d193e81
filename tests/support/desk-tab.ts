import type { CopyDatabase } from "@outloud/client/offline/database.ts"
import { LocalCopies } from "@outloud/client/offline/local-copies.ts"
import { type FakeBrowser, idle } from "@outloud/client/offline/testing/fake-database.ts"
import { fakeScheduler } from "@outloud/client/room/connection/fake-server.ts"
import type { RoomConnection } from "@outloud/client/room/connection/room-connection.ts"
import { RoomKeeper } from "@outloud/client/room/connection/room-keeper.ts"
import type { Scheduler } from "@outloud/client/room/connection/scheduler.ts"
import { BrowserNetwork } from "./browser-network.ts"
import type { Random } from "./random.ts"
import { keyOf, type TestRoom } from "./test-server.ts"

/** Whose browser it is. */
export const KEY = keyOf("ben")

/** One tab of a browser, with a room open in it. One that has crashed does nothing more and tells nobody anything. */
export class DeskTab {
  readonly network = new BrowserNetwork()
  readonly keeper: RoomKeeper
  readonly #random: Random
  readonly #page = new EventTarget()
  readonly #databases: CopyDatabase[] = []
  readonly #letGo: () => void
  #isGone = false

  private constructor(browser: FakeBrowser, room: TestRoom, random: Random) {
    this.#random = random
    const scheduler: Scheduler = {
      ...fakeScheduler,
      after: (ms, task) => fakeScheduler.after(ms, () => !this.#isGone && task()),
    }
    const open = async () => {
      const db = await browser.open()
      this.#databases.push(db)
      if (this.#isGone) db.close()
      return db
    }
    const { pages, crash } = browser.locks.page(scheduler)
    this.#letGo = crash
    this.keeper = new RoomKeeper({
      ...{ roomId: room.id, token: room.tokens.candidate, participantKey: KEY, role: "candidate" },
      ...{ origin: "ws://here", WebSocket: this.network.WebSocket, scheduler, page: this.#page },
      judgeAccess: async () => "unreachable" as const,
      localCopies: new LocalCopies({ open, pages, scheduler, random: () => random.next() }),
    })
    this.#nameWriters()
  }

  static async open(browser: FakeBrowser, room: TestRoom, random: Random): Promise<DeskTab> {
    const tab = new DeskTab(browser, room, random)
    await idle()
    return tab
  }

  /** Null while the tab opens its room, perhaps anew. */
  get connection(): RoomConnection | null {
    return this.keeper.getSnapshot().connection
  }

  /** Whether the tab says that all is saved. */
  get saysSaved(): boolean {
    const snapshot = this.connection?.getSnapshot()
    return snapshot?.status.kind === "live" && snapshot.status.data.kind === "saved"
  }

  get hasMail(): boolean {
    return this.network.sockets.some(({ readyState, hasMail }) => readyState === 1 && hasMail)
  }

  loseLine(): void {
    for (const socket of this.network.sockets) {
      if (this.#random.chance(0.6)) socket.lose(this.#random.below(4))
      if (this.#random.chance(0.5)) socket.notice()
    }
  }

  /** The person closes the tab, or reloads it: it is told so, and is gone. */
  async close(): Promise<void> {
    this.#page.dispatchEvent(new Event("pagehide"))
    await this.crash()
  }

  /** What the tab has asked of the database is still done; nothing else is. */
  async crash(): Promise<void> {
    this.#isGone = true
    for (const socket of this.network.sockets) {
      socket.abandon(this.#random.below(3))
      if (this.#random.chance(0.5)) socket.notice()
    }
    for (const db of this.#databases) db.close()
    this.#letGo()
    this.connection?.destroy()
    this.keeper.leave()
    await idle()
  }

  /** Who wins where two write at once must not depend on chance. */
  #nameWriters(): void {
    let named: RoomConnection | null = null
    this.keeper.subscribe(() => {
      const { connection } = this
      if (connection === null || connection === named) return
      named = connection
      connection.awareness.setLocalState(null)
      connection.awareness.clientID = connection.docs.diagram.clientID = 1024 + this.#random.below(2 ** 31)
      connection.awareness.setLocalState({})
    })
  }
}
