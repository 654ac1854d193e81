import { readdirSync } from "node:fs"
import { cp, readFile, rename, rm } from "node:fs/promises"
import { basename, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Page } from "@playwright/test"
import { boardOf, drawBox, expect, shapesOf, statusOf, test, walkIn } from "../support/room-test.ts"

test.use({ serviceWorkers: "allow" })

/** The browser has the program: a reload needs no server from now on. */
async function programKept(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
}

function countOf(page: Page): Promise<number> {
  return shapesOf(page).then(shapes => shapes.length)
}

/** Rows in every store of the browser's database. */
function keptRows(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("outloud")
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const counts = [...db.objectStoreNames].map(
      name =>
        new Promise<number>((resolve, reject) => {
          const request = db.transaction(name).objectStore(name).count()
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        }),
    )
    const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    db.close()
    return total
  })
}

test("[LC-15] what is drawn while the server is away lives through a reload and arrives when it is back", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await programKept(ben)
  await drawBox(ana, { x: 600, y: 300 })
  await expect.poll(() => countOf(ben)).toBe(1)

  await server.stop()
  await drawBox(ben, { x: 600, y: 450 })
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)
  ben.on("dialog", dialog => dialog.accept())
  await ben.reload()
  await boardOf(ben).waitFor()
  await expect.poll(() => countOf(ben)).toBe(2)
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)
  await drawBox(ben, { x: 400, y: 450 })
  await expect.poll(() => countOf(ben)).toBe(3)
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)

  await server.start()
  await expect(statusOf(ben)).toHaveText(/Live · saved/, { timeout: 20_000 })
  await expect.poll(() => countOf(ana), { timeout: 20_000 }).toBe(3)
  expect(new Set((await shapesOf(ana)).map(({ id }) => id))).toEqual(
    new Set((await shapesOf(ben)).map(({ id }) => id)),
  )
})

test("[LC-15] what is drawn in the very moment in which the page goes is there after it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben } = await enter(room, "candidate", "Ben")
  await programKept(ben)
  await server.stop("SIGKILL")
  await expect(statusOf(ben)).toHaveText(/^Offline/)
  for (let drawn = 1; drawn <= 3; drawn++) {
    await ben.evaluate(y => {
      const draw = () => window.editor.createShape({ type: "geo", x: 0, y, props: { w: 80, h: 80 } })
      addEventListener("pagehide", draw, { capture: true })
    }, drawn * 100)
    await ben.reload()
    await boardOf(ben).waitFor()
    await expect.poll(() => countOf(ben)).toBe(drawn)
  }
})

test("[LC-15] a tab that crashes while offline loses nothing, and the next one shows the board at once", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben, context } = await enter(room, "candidate", "Ben")
  await programKept(ben)
  await server.stop("SIGKILL")
  await drawBox(ben, { x: 600, y: 400 })
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)
  const crashed = ben.waitForEvent("crash")
  const session = await context.newCDPSession(ben)
  session.send("Page.crash").catch(() => undefined)
  await crashed

  const again = await context.newPage()
  await again.goto(`${server.url}/r/${room.id}`)
  await boardOf(again).waitFor()
  await expect.poll(() => countOf(again)).toBe(1)
  await server.start()
  await expect(statusOf(again)).toHaveText(/Live · saved/, { timeout: 20_000 })
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await expect.poll(() => countOf(ana)).toBe(1)
})

test("[LC-16] a room that was never opened here says that the server is away, and opens when it is back", async ({
  server,
  enter,
}) => {
  const known = await server.createRoom()
  const { page: ben } = await enter(known, "candidate", "Ben")
  await programKept(ben)
  const room = await server.createRoom()
  await server.stop()
  ben.on("dialog", dialog => dialog.accept())
  await ben.goto(room.url("candidate"))
  await expect(ben.getByRole("heading", { name: "The server cannot be reached" })).toBeVisible()
  await server.start()
  await ben.getByRole("button", { name: "Try again" }).click()
  await walkIn(ben, "Ben")
  await expect(statusOf(ben)).toHaveText(/saved/)
})

test("[LC-7] a deleted room takes its copies out of every browser that comes back to it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 600, y: 400 })
  await expect(statusOf(ben)).toHaveText(/saved/)
  await expect.poll(() => keptRows(ben)).toBeGreaterThan(3)
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await ana.close()
  await ben.goto(server.url)
  await fetch(`${server.url}/api/rooms/${room.id}`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${room.token("interviewer")}` },
  })
  expect(await keptRows(ben)).toBeGreaterThan(3)
  await ben.goto(`${server.url}/r/${room.id}`)
  await expect(ben.getByRole("heading", { name: "There is no such room" })).toBeVisible()
  await expect.poll(() => keptRows(ben)).toBe(0)
})

test("[LC-7] forgetting a room removes what is kept of it", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 600, y: 400 })
  await expect(statusOf(ben)).toHaveText(/saved/)
  await ben.goto(server.url)
  expect(await keptRows(ben)).toBeGreaterThan(3)
  await ben.getByRole("button", { name: /^Forget / }).click()
  await ben.getByRole("button", { name: "Forget it" }).click()
  await expect.poll(() => keptRows(ben)).toBe(0)
})

test("[LC-17] the program is kept, and nothing that the server says", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await programKept(page)
  await page.reload()
  await boardOf(page).waitFor()
  await expect(statusOf(page)).toHaveText(/saved/)
  const kept = await page.evaluate(async () => {
    const urls: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname)
    }
    return urls
  })
  expect(kept).toContain("/index.html")
  expect(kept.filter(path => path.startsWith("/api/"))).toEqual([])
  expect(kept.filter(path => /^\/(sync|r|healthz|metrics)/.test(path))).toEqual([])
})

test("[LC-9] megabytes drawn offline arrive, and the chip says how far they are", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await server.stop()
  await ben.evaluate(() => {
    for (let stroke = 0; stroke < 100; stroke += 1) {
      const points = Array.from({ length: 1_000 }, (_, index) => ({
        x: index / 10,
        y: Math.sin(index),
        z: 0.5,
      }))
      window.editor.createShape({
        type: "draw",
        x: (stroke % 10) * 100,
        y: Math.floor(stroke / 10) * 50,
        props: { segments: [{ type: "free", points }], isComplete: true },
      })
    }
  })
  await expect.poll(() => countOf(ben)).toBe(100)
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)
  const said = ben.evaluate(
    () =>
      new Promise<string>(resolve => {
        const look = () => {
          const found = /Sending \d+ of \d+/.exec(document.querySelector("header")?.textContent ?? "")
          if (found) resolve(found[0])
        }
        new MutationObserver(look).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        })
      }),
  )
  await server.start()
  expect(await said).toMatch(/of \d+$/)
  await expect(statusOf(ben)).toHaveText(/Live · saved/, { timeout: 20_000 })
  await expect.poll(() => countOf(ana), { timeout: 20_000 }).toBe(100)
})

test("[LC-18] [LC-14] [LC-21] after a restore from a backup offline work is put back, and the newer board is offered", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben, context } = await enter(room, "candidate", "Ben")
  await programKept(ben)
  await drawBox(ben, { x: 400, y: 300 })
  await expect(statusOf(ben)).toHaveText(/saved/)
  await server.stop()
  const backup = join(server.dataDir, "..", `${basename(server.dataDir)}.backup`)
  await cp(server.dataDir, backup, { recursive: true })
  await server.start()
  await expect(statusOf(ben)).toHaveText(/Live · saved/, { timeout: 20_000 })
  await drawBox(ben, { x: 400, y: 450 })
  await expect.poll(() => countOf(ben)).toBe(2)
  await expect(statusOf(ben)).toHaveText(/Live · saved/)
  await server.stop()
  await drawBox(ben, { x: 550, y: 450 })
  await expect(statusOf(ben)).toHaveText(/Offline: kept on this device/)
  // The same room in another tab of his: of both, one puts the work back.
  const tab = await context.newPage()
  await tab.goto(`${server.url}/r/${room.id}`)
  await boardOf(tab).waitFor()
  await expect.poll(() => countOf(tab)).toBe(3)

  await rm(server.dataDir, { recursive: true })
  await rename(backup, server.dataDir)
  startNewEpoch(server.dataDir)
  await server.start()
  const told = await Promise.any(
    [ben, tab].map(async page => {
      await page.getByText(/went back to an older board/).waitFor({ timeout: 20_000 })
      return page
    }),
  )
  for (const page of [ben, tab]) {
    await expect(statusOf(page)).toHaveText(/Live · saved/)
    await boardOf(page).waitFor()
    await expect.poll(() => countOf(page)).toBe(2)
  }
  const download = told.waitForEvent("download")
  await told.getByRole("button", { name: "Download the board as it was" }).click()
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"))
  const boxes = file.records.filter((record: { type?: string }) => record.type === "geo")
  expect(boxes.filter(({ meta }: { meta: { pinned?: boolean } }) => meta.pinned !== true)).toHaveLength(3)

  await tab.close()
  await ben.reload()
  await expect(statusOf(ben)).toHaveText(/Live · saved/)
  const openMenu = () => ben.getByRole("button", { name: "Export and more" }).click()
  await openMenu()
  await ben.getByRole("menuitem", { name: "Work set aside…" }).click()
  const again = ben.waitForEvent("download")
  await ben.getByRole("dialog").getByRole("button", { name: "Download" }).click()
  const later = JSON.parse(await readFile(await (await again).path(), "utf8"))
  expect(new Set(later.records.map(({ id }: { id: string }) => id))).toEqual(
    new Set(file.records.map(({ id }: { id: string }) => id)),
  )
  await ben.getByRole("button", { name: "Remove…" }).click()
  await expect(ben.getByRole("button", { name: "Keep it" })).toBeFocused()
  await ben.getByRole("button", { name: "Remove it" }).click()
  await expect(ben.getByText("Nothing is set aside any more.")).toBeVisible()
  await ben.getByRole("button", { name: "Close", exact: true }).click()
  await openMenu()
  await expect(ben.getByRole("menuitem", { name: "Import…" })).toBeVisible()
  await expect(ben.getByRole("menuitem", { name: "Work set aside…" })).toHaveCount(0)
})

/** What the restore command does to every document. */
function startNewEpoch(dataDir: string): void {
  const file = readdirSync(dataDir).find(name => /\.(db|sqlite)$/.test(name)) ?? ""
  const db = new DatabaseSync(join(dataDir, file))
  db.exec("UPDATE doc SET epoch = epoch + 1")
  db.close()
}
