import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { Page } from "@playwright/test"
import { box } from "../support/records.ts"
import { boardOf, drawBox, expect, shapesOf, statusOf, test, walkIn } from "../support/room-test.ts"
import { stockClient } from "../support/stock-client.ts"

/** Draws a stroke as the interviewer, annotating. */
async function annotate(page: Page): Promise<void> {
  await boardOf(page).click({ position: { x: 640, y: 640 } })
  await page.keyboard.press("Escape")
  await page.keyboard.press("a")
  await page.keyboard.press("d")
  await page.mouse.move(500, 300)
  await page.mouse.down()
  await page.mouse.move(600, 340, { steps: 5 })
  await page.mouse.move(700, 300, { steps: 5 })
  await page.mouse.up()
}

function annotationsOf(page: Page) {
  return shapesOf(page).then(shapes => shapes.filter(({ layer }) => layer === "annotations"))
}

test("[BR-7] the candidate sees annotations and cannot touch them: by mouse, keyboard, console or socket", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await annotate(ana)
  await expect.poll(() => annotationsOf(ben)).toHaveLength(1)
  const before = await annotationsOf(ana)
  expect(before[0]?.color).toBe("orange")

  await ben.mouse.click(600, 340)
  await ben.keyboard.press("Delete")
  await ben.mouse.move(600, 340)
  await ben.mouse.down()
  await ben.mouse.move(700, 500, { steps: 4 })
  await ben.mouse.up()
  await ben.keyboard.press("Control+a")
  await ben.keyboard.press("Backspace")
  await ben.keyboard.press("Control+z")
  await ben.keyboard.press("e")
  await ben.mouse.move(500, 300)
  await ben.mouse.down()
  await ben.mouse.move(700, 300, { steps: 8 })
  await ben.mouse.up()
  expect(await annotationsOf(ben)).toEqual(before)

  await ben.evaluate(id => {
    const { editor } = window
    const shape = editor.getShape(id as never)
    if (shape === undefined) throw new Error("the annotation is not on this canvas")
    const attempts = [
      () => editor.updateShape({ ...shape, isLocked: false, x: 999 }),
      () => editor.run(() => editor.deleteShapes([shape.id]), { ignoreShapeLock: true }),
      () => editor.toggleLock([shape.id]),
      () => editor.store.put([{ ...shape, x: 999, meta: {} }]),
      () => editor.store.remove([shape.id]),
      () => editor.store.mergeRemoteChanges(() => editor.store.put([{ ...shape, x: 998, meta: {} }])),
    ]
    for (const attempt of attempts) {
      try {
        attempt()
      } catch {
        // Refusing loudly is as good as refusing quietly.
      }
    }
  }, before[0]?.id)
  await drawBox(ben, { x: 800, y: 500 })
  await expect(statusOf(ben)).toHaveText(/saved/)
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(2)
  expect(await annotationsOf(ana)).toEqual(before)

  const code = await ben.evaluate(
    async ([roomId, token]) => {
      const socket = new WebSocket(`ws://${location.host}/sync/${roomId}/annotations`, [
        "yjs",
        `token.${token}`,
      ])
      socket.binaryType = "arraybuffer"
      await new Promise(resolve => socket.addEventListener("open", resolve))
      // A Yjs update that puts a map at records['shape:x'], by client 5000.
      const key = [...new TextEncoder().encode("shape:x")]
      const root = [...new TextEncoder().encode("records")]
      const update = [1, 1, 136, 39, 0, 39, 1, root.length, ...root, key.length, ...key, 1, 0]
      socket.send(new Uint8Array([0, 2, update.length, ...update]))
      return new Promise<number>(resolve => socket.addEventListener("close", event => resolve(event.code)))
    },
    [room.id, room.token("candidate")] as const,
  )
  expect(code).toBe(4409)
  expect(await annotationsOf(ana)).toEqual(before)
})

test("[BR-8] nothing of the notes layer reaches the candidate's browser, not even when it asks", async ({
  server,
  enter,
  browser,
}) => {
  const room = await server.createRoom()
  const context = await browser.newContext()
  const page = await context.newPage()
  const sockets: string[] = []
  page.on("websocket", socket => sockets.push(new URL(socket.url()).pathname))
  await page.goto(room.url("candidate"))
  await page.getByRole("textbox", { name: "Your name" }).fill("Ben")
  await page.getByRole("button", { name: "Enter the room" }).click()
  await boardOf(page).waitFor()
  await enter(room, "interviewer", "Ana")
  expect(new Set(sockets.map(path => path.split("/").at(-1)))).toEqual(
    new Set(["session", "diagram", "annotations"]),
  )
  const answer = await page.evaluate(
    async ([roomId, token]) => {
      const socket = new WebSocket(`ws://${location.host}/sync/${roomId}/notes`, [
        "outloud.v1",
        `token.${token}`,
      ])
      let frames = 0
      socket.addEventListener("message", () => frames++)
      const code = await new Promise<number>(resolve =>
        socket.addEventListener("close", event => resolve(event.code)),
      )
      return { code, frames }
    },
    [room.id, room.token("candidate")] as const,
  )
  expect(answer).toEqual({ code: 4403, frames: 0 })
  await context.close()
})

test("[BR-9] an observer watches: nothing can be drawn, by hand or from the console", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben } = await enter(room, "candidate", "Ben")
  const { page: olga } = await enter(room, "observer", "Olga")
  await expect(statusOf(olga)).toHaveText(/Read only/)
  await drawBox(ben, { x: 600, y: 350 })
  await expect.poll(async () => (await shapesOf(olga)).length).toBe(1)
  await drawBox(olga, { x: 700, y: 450 })
  await olga.evaluate(() => {
    const { editor } = window
    editor.updateInstanceState({ isReadonly: false })
    editor.createShape({ type: "geo", x: 0, y: 0 })
    editor.deleteShapes([...editor.getCurrentPageShapeIds()])
  })
  expect((await shapesOf(olga)).length).toBe(1)
  await drawBox(ben, { x: 300, y: 500 })
  await expect.poll(async () => (await shapesOf(olga)).length).toBe(2)
  await expect(olga.getByRole("button", { name: "Share", exact: true })).toHaveCount(0)
})

test("[BR-10] a revoked link is told so at once, and the board stays readable", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 600, y: 350 })
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(1)
  await ana.getByRole("button", { name: "Share", exact: true }).click()
  await ana.getByRole("button", { name: "Revoke the candidate link" }).click()
  await ana.getByRole("button", { name: "Revoke", exact: true }).click()
  await expect(ben.getByText(/link was revoked/).first()).toBeVisible()
  await ben.reload()
  await expect(ben.getByText(/link was revoked/).first()).toBeVisible()
})

test("[BR-11] annotations can be hidden and shown", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await annotate(ana)
  const strokes = ben.locator(".tl-shape[data-shape-type='draw']")
  await expect(strokes).toHaveCount(1)
  await ben.getByRole("button", { name: "Show annotations" }).click()
  await expect(strokes.filter({ visible: true })).toHaveCount(0)
  await ben.getByRole("button", { name: "Show annotations" }).click()
  await expect(strokes.filter({ visible: true })).toHaveCount(1)
})

test("[BR-21] the interviewer deletes the room, and everybody in it is told", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await ben.getByRole("button", { name: "Export and more" }).click()
  await expect(ben.getByRole("menuitem", { name: /Delete this room/ })).toHaveCount(0)
  await ana.getByRole("button", { name: "Export and more" }).click()
  await ana.getByRole("menuitem", { name: /Delete this room/ }).click()
  await ana.getByRole("button", { name: "Delete the room" }).click()
  for (const page of [ana, ben]) await expect(page.getByText(/deleted|does not exist/i).first()).toBeVisible()
  const answer = await fetch(`${server.url}/api/rooms/${room.id}`, {
    headers: { Authorization: `Bearer ${room.token("interviewer")}` },
  })
  expect(answer.status).toBe(404)
})

test("[BR-22] no byte of the notes is in anything that the candidate's browser receives", async ({
  server,
  enter,
  browser,
}) => {
  const room = await server.createRoom()
  const secret = "hesitates on sharding 7f3a"
  const context = await browser.newContext()
  const page = await context.newPage()
  const received: Buffer[] = []
  page.on("websocket", socket =>
    socket.on("framereceived", ({ payload }) => void received.push(Buffer.from(payload))),
  )
  page.on("response", async response => {
    // A redirect has no body, and the page may be gone by the time it is asked for.
    received.push(await response.body().catch(() => Buffer.alloc(0)))
  })
  await page.goto(room.url("candidate"))
  await walkIn(page, "Ben")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const notes = await stockClient(server, room, "interviewer", "notes")
  notes.doc.getText("text").insert(0, secret)
  recordsOf(notes.doc).set("shape:note", encodeRecord(box("note", { meta: { text: secret } })))
  const diagram = await stockClient(server, room, "interviewer", "diagram")
  recordsOf(diagram.doc).set("shape:seen", encodeRecord(box("seen", { meta: { text: "seen by all" } })))
  await drawBox(ana, { x: 600, y: 350 })
  const all = () => Buffer.concat(received).toString("latin1")
  await expect.poll(all).toContain("seen by all")
  // Hers, the one that all see, and the private mark.
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(3)
  expect(all()).not.toContain("hesitates")
  expect(all()).not.toContain("shape:note")
  notes.destroy()
  diagram.destroy()
  await context.close()
})
