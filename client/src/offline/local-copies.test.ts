import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { CopyStore } from "./copy-store.ts"
import type { LayerCopy } from "./layer-copy.ts"
import type { LocalCopies } from "./local-copies.ts"
import { whoOf } from "./place.ts"
import { FakeBrowser, FakeScheduler, idle } from "./testing/fake-database.ts"

const SCHEMA = 1
const ana = { roomId: "room1", token: "a".repeat(22), participantKey: "k".repeat(43) }
const ben = { roomId: "room1", token: "b".repeat(22), participantKey: "l".repeat(43) }

let browser: FakeBrowser
let scheduler: FakeScheduler
let copies: LocalCopies

beforeEach(() => {
  browser = new FakeBrowser()
  scheduler = new FakeScheduler()
  copies = browser.page(scheduler)
})

afterEach(() => vi.restoreAllMocks())

const openLayer = async (page: LocalCopies = copies, holder = ana, schema = SCHEMA): Promise<LayerCopy> =>
  (await page.open(holder, ["diagram"], schema, () => {})).layers.diagram

/** The board that somebody draws on and this copy keeps. */
function drawing(copy: LayerCopy): Y.Doc {
  const doc = documentOf(copy)
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "remote") copy.addRemote(update)
    else copy.addLocal(update)
  })
  return doc
}

function documentOf(copy: LayerCopy): Y.Doc {
  const doc = new Y.Doc()
  for (const update of copy.updates) Y.applyUpdate(doc, update)
  for (const { bytes } of copy.unsent) Y.applyUpdate(doc, bytes)
  return doc
}

const draw = (doc: Y.Doc, key: string, origin?: string) =>
  doc.transact(() => doc.getMap("records").set(key, key), origin)
const keysOf = (doc: Y.Doc) => [...doc.getMap("records").keys()].sort()

describe("a copy", () => {
  it("[LC-1] is there after the page is gone: one's own work at once, the work of others within a second", async () => {
    const copy = await openLayer()
    const doc = drawing(copy)
    copy.follow(7)
    copy.arrived()
    await idle()
    draw(doc, "theirs", "remote")
    await idle()
    expect(keysOf(documentOf(await openLayer(browser.page(scheduler))))).toEqual([])
    scheduler.advance(1_000)
    await idle()
    draw(doc, "mine")
    await idle()

    const again = await openLayer(browser.page(scheduler))
    expect(keysOf(documentOf(again))).toEqual(["mine", "theirs"])
    expect(again.unsent).toHaveLength(1)
    expect(again).toMatchObject({ epoch: 7, whole: true })
  })

  it("[LC-1] is begun before the page can go: what is written last needs no timer", async () => {
    const doc = drawing(await openLayer())
    draw(doc, "theirs", "remote")
    draw(doc, "mine")
    await idle()
    expect(keysOf(documentOf(await openLayer(browser.page(scheduler))))).toEqual(["mine", "theirs"])
  })

  it("[LC-2] keeps an update as unsent until the server has acknowledged it, and as the server's from then on", async () => {
    const copy = await openLayer()
    const doc = new Y.Doc()
    const kept = ["a", "b", "c"].map(key => {
      let update = new Uint8Array()
      doc.once("update", (bytes: Uint8Array) => (update = new Uint8Array(bytes)))
      draw(doc, key)
      return copy.addLocal(update)
    })
    copy.acknowledge(kept.slice(0, 2))
    await idle()
    const again = await openLayer(browser.page(scheduler))
    expect(again.unsent.map(({ bytes }) => [...bytes])).toEqual([[...(kept[2]?.bytes ?? [])]])
    expect(keysOf(documentOf(again))).toEqual(["a", "b", "c"])
  })

  it("keeps the order of one's own updates, also where the clock stands still or goes back", async () => {
    const copy = await openLayer()
    const doc = drawing(copy)
    const made = ["a", "b", "c", "d"]
    for (const key of made) {
      draw(doc, key)
      scheduler.time -= 100
    }
    await idle()
    const doc2 = new Y.Doc()
    for (const { bytes } of (await openLayer(browser.page(scheduler))).unsent) {
      Y.applyUpdate(doc2, bytes)
      expect(doc2.store.pendingStructs).toBeNull()
    }
    expect(keysOf(doc2)).toEqual(made)
  })

  it("[LC-4] of two links of one room are two copies, and no key gives a secret away", async () => {
    draw(drawing(await openLayer(copies, ana)), "ana's")
    draw(drawing(await openLayer(copies, ben)), "ben's")
    await idle()
    const page = browser.page(scheduler)
    expect(keysOf(documentOf(await openLayer(page, ana)))).toEqual(["ana's"])
    expect(keysOf(documentOf(await openLayer(page, ben)))).toEqual(["ben's"])
    const db = await browser.open()
    const keys = JSON.stringify(await db.getAllKeys("unsent"))
    for (const { token, participantKey } of [ana, ben]) {
      expect(keys).not.toContain(token)
      expect(keys).not.toContain(participantKey)
    }
    expect(whoOf(ana)).not.toBe(whoOf({ ...ana, participantKey: ben.participantKey }))
  })

  it("is made into one row again when it has many, beside another tab that goes on writing", async () => {
    const copy = await openLayer()
    const doc = drawing(copy)
    for (let index = 0; index < 600; index += 1) {
      draw(doc, `theirs ${index}`, "remote")
      scheduler.advance(1_000)
      if (index % 100 === 0) await idle()
    }
    const other = drawing(await openLayer(browser.page(scheduler)))
    draw(other, "another tab's", "remote")
    scheduler.advance(1_000)
    await idle()
    const db = await browser.open()
    expect(await db.count("updates")).toBeLessThan(120)
    expect(keysOf(documentOf(await openLayer(browser.page(scheduler))))).toHaveLength(601)
  })

  it("[LC-5] of an older schema is not opened: what was unsent in it goes aside with what it stands on", async () => {
    const copy = await openLayer()
    const doc = drawing(copy)
    copy.arrived()
    draw(doc, "theirs", "remote")
    draw(doc, "mine")
    await idle()
    const { layers, aside } = await browser.page(scheduler).open(ana, ["diagram"], SCHEMA + 1, () => {})
    expect(layers.diagram).toMatchObject({ whole: false, epoch: undefined, updates: [], unsent: [] })
    const [work] = await aside
    expect(work).toMatchObject({ layer: "diagram", state: "waiting" })
    const stoodOn = new Y.Doc()
    for (const update of work?.base ?? []) Y.applyUpdate(stoodOn, update)
    expect(keysOf(stoodOn)).toEqual(["theirs"])
  })
})

it("a damaged row costs what is in it, and not the room", async () => {
  const copy = await openLayer()
  draw(drawing(copy), "mine")
  await idle()
  const db = await browser.open()
  for (const store of ["updates", "unsent"] as const) {
    await db.put(store, new Uint8Array([255, 1, 2]), ["room1", whoOf(ana), "diagram", `${SCHEMA}.0`, 1, 1])
  }
  const again = await openLayer(browser.page(scheduler))
  expect(keysOf(documentOf(again))).toEqual(["mine"])
  expect(again.unsent).toHaveLength(1)
})

describe("a browser that keeps nothing", () => {
  it("[LC-6] has no database: everything works for the tab, which says so", async () => {
    vi.spyOn(browser, "open").mockRejectedValue(new Error("blocked"))
    const copy = await openLayer()
    draw(drawing(copy), "a")
    await idle()
    expect(copy.kept).toBe("tab")
    expect(copy.unsent).toEqual([])
    expect(await copies.keptRoom(ana)).toBeUndefined()
    await copies.forgetRoom("room1")
  })

  it("[LC-3] says that work is on the device only after the database has said so", async () => {
    const copy = await openLayer()
    const said: string[] = []
    copy.onChange = () => said.push(copy.kept)
    draw(drawing(copy), "a")
    expect(copy.kept).toBe("writing")
    await Promise.resolve()
    expect(copy.kept).toBe("writing")
    await idle()
    expect(copy.kept).toBe("device")
    expect(said).toEqual(["device"])
  })

  it("[LC-6] is full: says that work is in the tab only, tries again by itself, and loses none of it", async () => {
    const write = vi
      .spyOn(CopyStore.prototype, "write")
      .mockRejectedValue(new DOMException("full", "QuotaExceededError"))
    const copy = await openLayer()
    const doc = drawing(copy)
    draw(doc, "a")
    await idle()
    draw(doc, "b")
    await idle()
    expect(copy.kept).toBe("tab")
    write.mockRestore()
    scheduler.advance(5_000)
    await idle()
    expect(copy.kept).toBe("device")
    expect(keysOf(documentOf(await openLayer(browser.page(scheduler))))).toEqual(["a", "b"])
  })
})

describe("forgetting", () => {
  it("[LC-7] a deleted room takes every copy of it and of no other, whichever link it was opened by", async () => {
    const elsewhere = { ...ana, roomId: "room10" }
    for (const holder of [ana, ben, elsewhere]) {
      draw(drawing(await openLayer(copies, holder)), "x")
      await copies.keepRoom(holder, { roomId: holder.roomId } as never)
    }
    await idle()
    await copies.forgetRoom("room1")
    const page = browser.page(scheduler)
    expect((await openLayer(page, ana)).unsent).toEqual([])
    expect((await openLayer(page, ben)).unsent).toEqual([])
    expect((await openLayer(page, elsewhere)).unsent).toHaveLength(1)
  })

  it("[LC-7] one link takes its own copy only", async () => {
    for (const holder of [ana, ben]) draw(drawing(await openLayer(copies, holder)), "x")
    await idle()
    await copies.forgetHolder(ana)
    expect((await openLayer(browser.page(scheduler), ana)).unsent).toEqual([])
    expect((await openLayer(browser.page(scheduler), ben)).unsent).toHaveLength(1)
  })

  it("writes nothing more once the copy is being removed", async () => {
    const copy = await openLayer()
    const doc = drawing(copy)
    draw(doc, "theirs", "remote")
    copy.stop()
    draw(doc, "mine")
    scheduler.advance(10_000)
    await idle()
    const db = await browser.open()
    expect(await db.count("updates")).toBe(0)
    expect(await db.count("unsent")).toBe(0)
  })
})

it("[LC-8] the room as the server described it is kept for the link, and given only where there is a board to show", async () => {
  const copy = await openLayer()
  await copies.keepRoom(ana, { roomId: "room1" } as never)
  expect(await copies.keptRoom(ana)).toBeUndefined()
  copy.arrived()
  await copy.flush()
  expect(await copies.keptRoom(ana)).toEqual({ roomId: "room1" })
  expect(await copies.keptRoom(ben)).toBeUndefined()
})

it("[LC-11] what another tab drew on work that was set aside goes after it, and comes back together with it", async () => {
  const copy = await openLayer()
  const doc = drawing(copy)
  copy.follow(7)
  copy.arrived()
  draw(doc, "refused")
  await idle()
  const other = await openLayer(browser.page(scheduler))
  const theirs = drawing(other)
  theirs.clientID = doc.clientID
  draw(theirs, "on top")
  await idle()
  const name = { id: "1", layer: "diagram", at: 1 } as const
  // As a browser without locks does it, while the other tab goes on.
  const gone = (await openUnsent())
    .filter(([, bytes]) => keysOf(made(bytes)).includes("refused"))
    .map(([key, bytes]) => ({ bytes, at: key[4], tab: key[5] }))
  const work = { ...name, base: null, state: "waiting" as const, updates: gone.map(({ bytes }) => bytes) }
  await copy.takeApart(({ aside }) => ({ aside: [...aside, work], gone, isOver: false }))
  const { layers, aside } = await browser.page(scheduler).open(ana, ["diagram"], SCHEMA, () => {})
  expect(layers.diagram.unsent).toEqual([])
  const works = await aside
  expect(works).toHaveLength(1)
  expect(keysOf(made(...(works[0]?.updates ?? [])))).toEqual(["on top", "refused"])
})

async function openUnsent() {
  const db = await browser.open()
  const [keys, values] = [await db.getAllKeys("unsent"), await db.getAll("unsent")]
  return keys.map((key, n) => [key, values[n] as Uint8Array] as const)
}

function made(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
