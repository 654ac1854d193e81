import { FakeBrowser, idle } from "@outloud/client/offline/testing/fake-database.ts"
import type { RoomConnection } from "@outloud/client/room/connection/room-connection.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR } from "@outloud/shared/records/guard.ts"
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import { expect, vi } from "vitest"
import * as Y from "yjs"
import { DeskTab, KEY } from "./desk-tab.ts"
import { FaultyStore } from "./faulty-store.ts"
import { docOf, drawNumbered, numberOf, renumber } from "./numbered-shapes.ts"
import { Random } from "./random.ts"
import { SyncServer } from "./sync-server.ts"
import type { TestRoom } from "./test-server.ts"

const MOST_ROUNDS = 60
/** More than the longest pause between two tries, of the browser or of the disk. */
const LONG_MS = 6_000
/** Fewer than a server takes from one person before it shows them out, where every tab tries once. */
const MOST_REFUSALS = 4
/** After which a server has forgotten how often it refused something of a person. */
const FORGIVEN_MS = 10 * 60_000

/** A shape that was drawn: its numbers only grow, since each is written by somebody who sees the one before. */
interface Drawn {
  last: number
  /** The last number that may not be lost any more; -1 where even the shape may. */
  safe: number
  /** Who answers for the last number: whoever wrote it, and, where that page is gone, whoever shows it. */
  by: RoomConnection | null
}

/** One person's browser on the real server, on bad days: its tabs, its database, its sockets, and what was drawn in it. */
export class Desk {
  readonly #random: Random
  /** How many tabs may be open at once. */
  readonly #most: number
  readonly #browser = new FakeBrowser()
  readonly #store = new FaultyStore(new MemoryStore())
  readonly #drawn = new Map<string, Drawn>()
  /** Drawn, and not to be expected on the board: taken back by a restore, or refused for good. It has to be kept aside. */
  readonly #aside = new Set<string>()
  #server = new SyncServer({ store: this.#store })
  #room: TestRoom = { id: "", tokens: { interviewer: "", candidate: "", observer: "", solo: "" } }
  #tabs: DeskTab[] = []
  #backup = new Map<Layer, Uint8Array>()
  #numbers = 0
  #refusals = 0
  readonly counts = { saved: 0, refused: 0, restored: 0 }

  private constructor(random: Random, most: number) {
    this.#random = random
    this.#most = most
  }

  static async open(seed: number, most: number): Promise<Desk> {
    const desk = new Desk(new Random(seed), most)
    desk.#room = await desk.#server.createRoom()
    await desk.#backUp()
    await desk.#openTabs()
    return desk
  }

  async step(): Promise<void> {
    const random = this.#random
    const dice = random.next()
    const tab = this.#tabs.length > 0 ? random.pick(this.#tabs) : undefined
    const sockets = tab?.network.sockets ?? []
    if (dice < 0.26) this.#draw(tab)
    else if (dice < 0.3) this.#drawWhatIsRefused(tab)
    else if (dice < 0.34) await this.#work()
    else if (dice < 0.44) await this.#connect(tab)
    else if (dice < 0.62) for (const socket of sockets) socket.deliverUp(random.below(4))
    else if (dice < 0.76) for (const socket of sockets) socket.deliverDown(random.below(4))
    else if (dice < 0.82) await this.#server.clock.advance(random.below(500))
    else if (dice < 0.86) await this.#pass(random.below(LONG_MS))
    else if (dice < 0.9) await this.#rest()
    else if (dice < 0.93) tab?.loseLine()
    else if (dice < 0.95) await this.#leaveTab(tab)
    else if (dice < 0.965) await this.#restart()
    else if (dice < 0.975) await this.#restore()
    else if (dice < 0.98) await this.#backUp()
    else this.#store.failNext(1 + random.below(3))
    await this.#server.clock.settle()
    await this.#look()
  }

  /** Everything works, until nobody has anything left to say. The person looks at the room once more. */
  async heal(): Promise<void> {
    this.#store.recover()
    // What a tab that crashed has left is found by the next that opens.
    if (this.#most > 1) await this.#leaveTab(this.#tabs[0])
    await this.#openTabs()
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await this.#work()
      await this.#comeBackLater()
      await this.#rest()
      await this.#look()
      if (this.#tabs.every(tab => tab.saysSaved && !tab.hasMail) && !(await this.#isAnythingWaiting())) return
    }
    const said = this.#tabs.map(({ connection }) => connection?.getSnapshot())
    throw new Error(`the room never comes to rest: ${JSON.stringify(said)}`)
  }

  /** What is neither on the server's disk nor kept aside in this browser. */
  async lost(): Promise<string[]> {
    const [stored, isAside] = [await this.#stored("diagram"), await this.#keptAside()]
    return [...this.#drawn].flatMap(([id, { safe }]) =>
      numberOf(stored, id) >= safe || isAside(id, safe)
        ? []
        : [`${id}: ${numberOf(stored, id)} instead of ${safe}`],
    )
  }

  async close(): Promise<void> {
    for (const tab of this.#tabs) await tab.crash()
  }

  async #openTabs(): Promise<void> {
    while (this.#tabs.length < this.#most) {
      this.#tabs.push(await DeskTab.open(this.#browser, this.#room, this.#random))
    }
  }

  async #connect(tab: DeskTab | undefined): Promise<void> {
    for (const socket of tab?.network.sockets ?? []) {
      if (!socket.isConnecting) continue
      await socket.connect((layer, epoch) =>
        this.#server.open(this.#room, {
          ...{ role: "candidate", layer, protocol: "outloud.v1", key: KEY },
          ...(epoch !== undefined && { epoch }),
        }),
      )
    }
  }

  /** Time goes by. The database and the tabs take their turns in it: none of them takes as long as a tab that hangs. */
  async #pass(ms: number): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await vi.advanceTimersByTimeAsync(1)
      await idle()
    }
    await vi.advanceTimersByTimeAsync(ms)
    await idle()
  }

  /** A moment in which everything arrives that anybody has to say. */
  async #work(): Promise<void> {
    await this.#pass(LONG_MS)
    for (const tab of this.#tabs) {
      await this.#connect(tab)
      for (const socket of tab.network.sockets) {
        socket.notice()
        socket.deliverUp()
      }
    }
    await this.#server.clock.advance(LONG_MS)
    for (const { network } of this.#tabs) for (const socket of network.sockets) socket.deliverDown()
  }

  /** A tab that crashes before it is told of a refusal tries once more when it is open again; some are shown out so. */
  async #comeBackLater(): Promise<void> {
    for (const { connection } of this.#tabs) {
      if (connection?.getSnapshot().status.kind !== "abuse") continue
      await this.#server.clock.advance(FORGIVEN_MS)
      connection.retryNow()
    }
  }

  /** A new shape, or another number on one that is there, whoever drew it. */
  #draw(tab: DeskTab | undefined): void {
    const connection = tab?.connection
    if (!connection?.getSnapshot().boardReady) return
    const doc = connection.docs.diagram
    // A number that is written without having seen the last one is concurrent with it, and either may win.
    const seen = [...this.#drawn].flatMap(([id, drawn]) =>
      numberOf(doc, id) === drawn.last && !this.#aside.has(id) ? [{ id, drawn }] : [],
    )
    const number = ++this.#numbers
    if (seen.length > 0 && this.#random.chance(0.5)) {
      const { id, drawn } = this.#random.pick(seen)
      renumber(doc, id, number)
      Object.assign(drawn, { last: number, by: connection })
    } else this.#drawn.set(drawNumbered(doc, number), { last: number, safe: -1, by: connection })
  }

  /** Something that no honest browser writes: the server refuses it, and everything behind it on this socket. */
  #drawWhatIsRefused(tab: DeskTab | undefined): void {
    const connection = tab?.connection
    if (!connection?.getSnapshot().boardReady || this.#refusals === MOST_REFUSALS) return
    this.#refusals += this.#most
    connection.docs.diagram.getMap("evil").set("n", this.#numbers)
  }

  /** The browser's database has time to write. What it then says is kept may not be lost. */
  async #rest(): Promise<void> {
    await idle()
    for (const { connection } of this.#tabs) {
      const status = connection?.getSnapshot().status
      const isAway = status?.kind === "offline" || status?.kind === "restarting"
      if (isAway && status.hasUnsaved) expect(status.kept).toBe("device")
    }
    for (const drawn of this.#drawn.values()) {
      if (this.#tabs.some(({ connection }) => connection !== null && connection === drawn.by))
        drawn.safe = drawn.last
    }
  }

  /** The tab crashes, or is closed. A person with one tab opens it again at once; one with two may do so later. */
  async #leaveTab(tab: DeskTab | undefined): Promise<void> {
    if (tab !== undefined) {
      const { connection } = tab
      if (this.#random.chance(0.5)) await tab.close()
      else await tab.crash()
      this.#tabs = this.#tabs.filter(other => other !== tab)
      for (const [id, drawn] of this.#drawn) {
        if (drawn.by !== connection || drawn.safe === drawn.last) continue
        // It may be there or not. Of two tabs the other may not go on from an older number before that is known.
        if (drawn.safe === -1) this.#drawn.delete(id)
        else if (this.#most === 1) drawn.last = drawn.safe
      }
    }
    if (this.#most === 1 || this.#random.chance(0.6)) await this.#openTabs()
  }

  async #restart(): Promise<void> {
    if (this.#random.chance(0.5)) {
      this.#store.recover()
      await this.#server.stop()
      for (const { network } of this.#tabs) for (const socket of network.sockets) socket.deliverDown()
    }
    this.#replaceServer()
  }

  /** A server that died: nobody answers on its sockets any more. */
  #replaceServer(): void {
    for (const { network } of this.#tabs) for (const socket of network.sockets) socket.lose(0)
    this.#refusals = 0
    this.#server = new SyncServer({ store: this.#store, now: this.#server.clock.now() + 1 })
  }

  async #backUp(): Promise<void> {
    for (const layer of LAYERS) this.#backup.set(layer, Y.encodeStateAsUpdate(await this.#stored(layer)))
  }

  /** The server goes back to its backup, in a new epoch. */
  async #restore(): Promise<void> {
    this.#replaceServer()
    const older = docOf(this.#backup.get("diagram"))
    const newer = await this.#stored("diagram")
    for (const layer of LAYERS) {
      const ref = { roomId: this.#room.id, layer }
      const seq = (await this.#store.rowsAfter(ref, 0, 100_000)).length + 1
      const bytes = this.#backup.get(layer) ?? new Uint8Array([0, 0])
      const row = { seq, at: 1, updates: [{ author: SERVER_AUTHOR, bytes }] }
      await this.#store.startEpoch(ref, row, SCHEMA_VERSION)
    }
    this.counts.restored++
    for (const id of this.#drawn.keys()) if (numberOf(older, id) !== numberOf(newer, id)) this.#aside.add(id)
  }

  async #look(): Promise<void> {
    for (const tab of [...this.#tabs]) {
      this.#takeOver(tab)
      await this.#lookWhetherSaved(tab)
      await this.#lookWhetherRefused(tab)
    }
  }

  /** Who shows what was drawn on a page that is gone, or before the room was opened anew, answers for it. */
  #takeOver({ connection }: DeskTab): void {
    const answering = this.#tabs.map(tab => tab.connection)
    for (const [id, drawn] of this.#drawn) {
      if (connection === null || (drawn.by !== null && answering.includes(drawn.by))) continue
      // A person's only tab answers for all.
      if (this.#most === 1 || numberOf(connection.docs.diagram, id) === drawn.last) drawn.by = connection
    }
  }

  /** "Saved" is true of all that the tab answers for. */
  async #lookWhetherSaved(tab: DeskTab): Promise<void> {
    if (!tab.saysSaved) return
    expect(tab.connection?.getSnapshot().hasUnsaved).toBe(false)
    this.counts.saved++
    const [stored, isAside] = [await this.#stored("diagram"), await this.#keptAside()]
    const own = [...this.#drawn].filter(([, { by }]) => by === tab.connection)
    const unsaved = own.filter(([id, { last }]) => numberOf(stored, id) < last && !isAside(id, last))
    expect(unsaved, "called saved").toEqual([])
    for (const [id, drawn] of own) if (!this.#aside.has(id)) drawn.safe = drawn.last
  }

  /** Work that is refused for good is aside before the page goes on without it. */
  async #lookWhetherRefused(tab: DeskTab): Promise<void> {
    const isRefused = () => tab.connection?.getSnapshot().status.kind === "refused"
    if (!isRefused()) return
    await idle()
    if (!isRefused()) return
    this.counts.refused++
    const [stored, isAside] = [await this.#stored("diagram"), await this.#keptAside()]
    for (const [id, { last, by }] of this.#drawn) {
      if (by !== tab.connection || numberOf(stored, id) >= last || this.#aside.has(id)) continue
      this.#aside.add(id)
      expect(isAside(id, last), `${id} is aside`).toBe(true)
    }
    tab.keeper.reload()
    await this.#pass(1)
  }

  async #stored(layer: Layer): Promise<Y.Doc> {
    const stored = await this.#store.loadDoc({ roomId: this.#room.id, layer })
    const updates = stored?.rows.flatMap(row => row.updates.map(({ bytes }) => bytes)) ?? []
    return docOf(stored?.keyframe?.state, ...updates)
  }

  /** Whether work waits in this browser to be put back. */
  async #isAnythingWaiting(): Promise<boolean> {
    const db = await this.#browser.open()
    const works = await db.getAll("aside")
    db.close()
    return works.some(({ state }) => state === "waiting")
  }

  /**
   * Whether a shape that need not be on the board is kept aside in this browser. Once the server has gone back that may
   * be so of anything with its last number, since another page of this browser may have set the board aside first; and
   * once work was refused for good, of anything that stands on it, in whichever tab it was drawn.
   */
  async #keptAside(): Promise<(id: string, number: number) => boolean> {
    const db = await this.#browser.open()
    const works = await db.getAll("aside")
    db.close()
    const server = [Y.encodeStateAsUpdate(await this.#stored("diagram"))]
    const docs = works.map(({ base, updates, state }) =>
      docOf(...(base ?? (state === "failed" ? [] : server)), ...updates),
    )
    return (id, number) =>
      docs.some(doc =>
        this.#aside.has(id)
          ? recordsOf(doc).has(id)
          : this.counts.restored + this.counts.refused > 0 && numberOf(doc, id) >= number,
      )
  }
}
