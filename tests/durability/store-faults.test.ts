import { copyFileSync } from "node:fs"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import type { RoomStore } from "@outloud/server/storage/room-store.ts"
import { openDatabase } from "@outloud/server/storage/sqlite-database.ts"
import { SqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { describe, expect, it, onTestFinished } from "vitest"
import { temporaryFolder } from "../contracts/temporary-folder.ts"
import { FaultyStore } from "../support/faulty-store.ts"
import { Ledger } from "../support/ledger.ts"
import { Random } from "../support/random.ts"
import { keyOf, type TestRoom, TestServer } from "../support/test-server.ts"
import type { WirePeer } from "../support/wire-peer.ts"

const SEEDS = Number(process.env.FAULT_SEEDS ?? 40)
const FIRST_SEED = Number(process.env.FAULT_FIRST ?? 1)
const STEPS = 150
const DISK_FULL = new StorageUnavailable("Not stored: the disk is full")
const PEOPLE = ["interviewer", "candidate"] as const satisfies readonly Role[]

interface Edit {
  readonly frame: number
  readonly peer: WirePeer
}

/** A server on a bad disk, and two people who draw whatever happens. */
class BadDay {
  store: FaultyStore
  server: TestServer
  peers: WirePeer[] = []
  readonly ledgers: Ledger<Edit>[]
  readonly #disk: RoomStore
  readonly #random: Random
  readonly #room: TestRoom

  private constructor(
    disk: RoomStore,
    server: TestServer,
    store: FaultyStore,
    room: TestRoom,
    random: Random,
  ) {
    this.#disk = disk
    this.#random = random
    this.#room = room
    this.server = server
    this.store = store
    this.ledgers = PEOPLE.map(
      (role, n) =>
        new Ledger(role, random, change => {
          const peer = this.peers[n]!
          peer.doc.transact(() => change(peer.records))
          return { frame: peer.written, peer }
        }),
    )
  }

  static async begin(disk: RoomStore, random: Random): Promise<BadDay> {
    const store = new FaultyStore(disk)
    const server = new TestServer({ store })
    const day = new BadDay(disk, server, store, await server.createRoom(), random)
    await day.connect()
    return day
  }

  async connect(): Promise<void> {
    const docs = this.peers.map(({ doc }) => doc)
    this.peers = await Promise.all(
      PEOPLE.map((role, n) =>
        this.server.connect(this.#room, role, "diagram", {
          key: keyOf(role),
          ...(docs[n] && { doc: docs[n] }),
        }),
      ),
    )
    await this.server.exchange(...this.peers)
  }

  async step(): Promise<void> {
    const dice = this.#random.next()
    if (dice < 0.5) this.#random.pick(this.ledgers).next()
    else if (dice < 0.8) this.#random.pick(this.peers).deliver()
    else if (dice < 0.85) this.store.failNext(1 + this.#random.below(6), DISK_FULL)
    else if (dice < 0.89) this.store.hold()
    else if (dice < 0.94) this.store.release(this.#random.chance(0.5) ? 1 : undefined)
    else await this.server.clock.advance(this.#random.below(3_000))
    await this.server.clock.settle()
    for (const peer of this.peers) if (this.#random.chance(0.5)) peer.deliver()
  }

  /** The process is gone with all that it held; another one starts on the same disk. */
  async crash(): Promise<void> {
    this.store = new FaultyStore(this.#disk)
    this.server = new TestServer({ store: this.store })
  }

  async heal(): Promise<void> {
    this.store.recover()
    for (let n = 0; n < 3; n++) {
      await this.server.clock.advance(6_000)
      await this.server.exchange(...this.peers)
    }
  }

  /** What somebody who comes in now, with nothing, does not find. */
  async missing(which: (edit: Edit) => boolean, server = this.server): Promise<string[]> {
    const reader = await server.connect(this.#room, "observer")
    await server.exchange(reader)
    const missing = this.ledgers.flatMap(ledger => ledger.missing(reader.records, which))
    reader.leave()
    return missing
  }
}

describe("a disk that fails, is slow, or is full for a while", () => {
  it(`[DU-2] takes nothing that was acknowledged, and all else arrives when it works again (${SEEDS} seeds)`, {
    timeout: 300_000,
  }, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      const random = new Random(seed)
      const day = await BadDay.begin(new MemoryStore(), random)
      for (let round = 0; round < 3; round++) {
        for (let step = 0; step < STEPS; step++) await day.step()
        if (random.chance(0.5)) {
          const wasAcknowledged = ({ frame, peer }: Edit) =>
            !day.peers.includes(peer) || frame <= peer.acknowledged
          await day.crash()
          expect(await day.missing(wasAcknowledged), `seed ${seed}, round ${round}`).toEqual([])
          await day.connect()
        }
        await day.heal()
        for (const peer of day.peers) {
          expect(peer.socket.closedWith, `seed ${seed}`).toBeUndefined()
          expect(peer.acknowledged, `seed ${seed}`).toBe(peer.written)
        }
        expect(await day.missing(() => true), `seed ${seed}, round ${round}`).toEqual([])
        expect(day.peers[0]?.records.toJSON()).toEqual(day.peers[1]?.records.toJSON())
      }
    }
  })

  it("[DU-3] is told to every writer and reader when it stops, once, and when it works again, once", async () => {
    const day = await BadDay.begin(new MemoryStore(), new Random(7))
    const words = () =>
      day.peers.map(peer =>
        peer.received.filter(({ type }) => type === "storage").map(m => ("value" in m ? m.value : undefined)),
      )
    day.store.failNext(12, DISK_FULL)
    day.ledgers[0]?.next()
    day.peers[0]?.deliver()
    await day.server.clock.advance(20_000)
    for (const peer of day.peers) peer.deliver()
    expect(words()).toEqual([[0], [0]])
    expect(day.server.logged.filter(({ level }) => level === "error")).toHaveLength(1)
    await day.heal()
    expect(words()).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it("[DU-4] SQLite on a disk that is full: told, kept waiting, and all there when there is room again", async () => {
    const path = `${temporaryFolder(onTestFinished)}/outloud.db`
    const db = openDatabase(path)
    const store = new SqliteStore(db, { path, schedule: queueMicrotask })
    onTestFinished(() => store.close())
    const day = await BadDay.begin(store, new Random(11))
    const pages = Number(db.prepare("PRAGMA page_count").get()?.page_count)
    db.exec(`PRAGMA max_page_count = ${pages + 4}`)
    let isFull = false
    for (let n = 0; n < 2_000 && !isFull; n++) {
      day.ledgers[0]?.next()
      await day.server.clock.advance(20)
      isFull =
        day.peers[0]?.deliver() === true && day.peers[0].received.some(({ type }) => type === "storage")
    }
    expect(isFull).toBe(true)
    const logged = day.server.logged.filter(({ level }) => level === "error")
    expect(JSON.stringify(logged.map(({ line }) => String((line as { err: Error }).err)))).toContain(
      "the disk is full",
    )
    const afterCrash = await crashed(path, day)
    expect(afterCrash).toEqual([])
    db.exec("PRAGMA max_page_count = 1000000")
    await day.heal()
    expect(day.peers.every(peer => peer.acknowledged === peer.written)).toBe(true)
    expect(await day.missing(() => true)).toEqual([])
  })
})

/** What of the acknowledged a process would miss that opened the files as they are now. */
async function crashed(path: string, day: BadDay): Promise<string[]> {
  for (const suffix of ["", "-wal"]) copyFileSync(path + suffix, `${path}.copy${suffix}`)
  const copy = new SqliteStore(openDatabase(`${path}.copy`), {
    path: `${path}.copy`,
    schedule: queueMicrotask,
  })
  const missing = await day.missing(
    ({ frame, peer }) => frame <= peer.acknowledged,
    new TestServer({ store: copy }),
  )
  await copy.close()
  return missing
}
