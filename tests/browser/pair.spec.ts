import {
  boardOf,
  drawBox,
  expect,
  labelOpen,
  shapesOf,
  statusOf,
  test,
  walkIn,
} from "../support/room-test.ts"

test("[BR-1] from the home page to two people drawing on one board", async ({ server, browser }) => {
  const ana = await (await browser.newContext()).newPage()
  await ana.goto(server.url)
  const card = ana.getByRole("article").filter({ hasText: "Listening Party" })
  await card.getByRole("button", { name: /Interview someone/ }).click()
  await expect(ana.getByRole("heading", { name: "Listening Party" })).toBeVisible()
  await expect(ana.getByText(/The connection works/)).toBeVisible()
  await expect(ana.getByText(/recorded/)).toBeVisible()
  for (const role of ["candidate", "interviewer", "observer"]) {
    await expect(ana.getByRole("button", { name: `Copy link for the ${role}` })).toBeVisible()
  }
  await ana.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await ana.getByRole("button", { name: "Copy link for the candidate" }).click()
  const link = await ana.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(new RegExp(`^${server.url}/r/[\\w-]+#[\\w-]{22,}$`))
  await walkIn(ana, "Ana")
  await expect(statusOf(ana)).toHaveText(/saved/)

  const ben = await (await browser.newContext()).newPage()
  await ben.goto(link)
  await expect(ben).not.toHaveURL(/#/)
  await expect(ben.getByText(/You are the candidate/)).toBeVisible()
  await walkIn(ben, "Ben")

  await expect(ana.getByRole("button", { name: /Follow Ben,? candidate/ })).toBeVisible()
  await expect(ben.getByRole("button", { name: /Follow Ana,? interviewer/ })).toBeVisible()
  await drawn(ana, ben)
  await drawn(ben, ana)
  await expect(statusOf(ana)).toHaveText(/saved/)
  await expect(statusOf(ben)).toHaveText(/saved/)
})

async function drawn(by: import("@playwright/test").Page, seenBy: import("@playwright/test").Page) {
  const before = (await shapesCount(seenBy)) ?? 0
  await drawBox(by, { x: 500, y: 350 })
  await expect.poll(() => shapesCount(seenBy)).toBe(before + 1)
}

function shapesCount(page: import("@playwright/test").Page) {
  return page.locator(".tl-shape[data-shape-type='geo']").count()
}

test("[BR-2] the board comes with the question and its sections, which nobody can move or delete", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page } = await enter(room, "candidate", "Ben")
  for (const text of ["Weekly charts", "Edge", "Online", "Streaming", "Batch & ML"]) {
    await expect(boardOf(page).getByText(text, { exact: true }).first()).toBeVisible()
  }
  for (const text of [
    "Requirements",
    "Estimates",
    "API & data",
    "Architecture",
    "Deep dives",
    "Open questions & trade-offs",
  ]) {
    await expect(page.getByText(text, { exact: true }).first()).toBeVisible()
  }
  const pinned = () =>
    page.evaluate(() =>
      window.editor
        .getCurrentPageShapes()
        .filter(({ meta }) => meta.pinned === true)
        .map(({ id, x, y, props }) => [id, x, y, JSON.stringify(props)]),
    )
  const before = await pinned()
  expect(before).toHaveLength(11)
  await boardOf(page).click({ position: { x: 640, y: 300 } })
  await page.keyboard.press("Control+a")
  await page.keyboard.press("Delete")
  await page.keyboard.press("Control+a")
  await page.keyboard.press("Shift+ArrowRight")
  await page.evaluate(() => {
    const { editor } = window
    const ids = [...editor.getCurrentPageShapeIds()]
    editor.deleteShapes(ids)
    editor.updateShapes(ids.map(id => ({ id, type: editor.getShape(id)?.type ?? "geo", x: 999 })))
    editor.toggleLock(ids)
  })
  expect(await pinned()).toEqual(before)
  await expect(statusOf(page)).toHaveText(/saved/)
})

test("[BR-3] people see each other's cursor by name, and who is writing which label", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 600, y: 350 })
  await ben.keyboard.press("Enter")
  await labelOpen(ben)
  await ben.keyboard.type("Playlist service")
  await expect(boardOf(ana).getByText("Playlist service")).toBeVisible()
  await expect(ana.getByText("Ben is typing")).toBeVisible()
  await expect(ana.locator(".tl-cursor, [class*=cursor]").first()).toBeVisible()
  await ben.keyboard.press("Escape")
  await expect(ana.getByText("Ben is typing")).toBeHidden()
})

test("[BR-4] undo takes back one's own last step and spares the other's work", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 600, y: 350 })
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(1)
  const [first] = await shapesOf(ana)
  await ana.evaluate(id => {
    window.editor.markHistoryStoppingPoint("move")
    window.editor.updateShape({ id: id as never, type: "geo", x: 40, y: 40 })
  }, first?.id)
  await expect.poll(async () => (await shapesOf(ben))[0]?.x).toBe(40)
  await ben.evaluate(id => {
    window.editor.markHistoryStoppingPoint("colour")
    window.editor.updateShape({ id: id as never, type: "geo", props: { color: "red" } })
  }, first?.id)
  await expect.poll(async () => (await shapesOf(ana))[0]?.color).toBe("red")
  await boardOf(ana).click({ position: { x: 300, y: 620 } })
  await ana.keyboard.press("Control+z")
  await expect.poll(async () => (await shapesOf(ben))[0]?.x).toBe(first?.x)
  expect((await shapesOf(ana))[0]?.color).toBe("red")
  await ben.evaluate(() => {
    window.editor.deleteShapes(window.editor.getCurrentPageShapes().filter(shape => !shape.meta.pinned))
  })
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(0)
  await ana.keyboard.press("Control+z")
  await ana.keyboard.press("Control+Shift+z")
  expect(await shapesOf(ana)).toEqual([])
})

test("[BR-5] a restart of the server under both loses nothing, and the chip says what is going on", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await server.stop()
  await expect(statusOf(ana)).not.toHaveText(/saved/i)
  await drawBox(ana, { x: 600, y: 300 })
  await drawBox(ben, { x: 600, y: 450 })
  await expect(statusOf(ben)).toHaveText(/^(Offline|Restarting|Reconnecting|Not saved)/)
  await server.start()
  await expect(statusOf(ana)).toHaveText(/Live · saved/, { timeout: 20_000 })
  await expect(statusOf(ben)).toHaveText(/Live · saved/, { timeout: 20_000 })
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(2)
  await expect.poll(async () => (await shapesOf(ben)).length).toBe(2)
})

test("[BR-6] sketching alone needs no setup, and others can be invited later", async ({
  server,
  page,
  enter,
}) => {
  await page.goto(server.url)
  await page
    .getByRole("article")
    .filter({ hasText: "Weekly charts" })
    .getByRole("button", { name: /Sketch alone/ })
    .click()
  await boardOf(page).waitFor()
  await drawBox(page, { x: 600, y: 350 })
  await expect(statusOf(page)).toHaveText(/saved/)
  await page.getByRole("button", { name: "Share", exact: true }).click()
  const dialog = page.getByRole("dialog")
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await dialog.getByRole("button", { name: "Make a new link for the observer" }).click()
  await dialog.getByRole("button", { name: "Copy link for the observer" }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const { page: guest } = await enter({ url: () => link }, "observer", "Olga")
  await expect(statusOf(guest)).toHaveText(/Read only/)
  await expect(guest.locator(".tl-shape[data-shape-type='geo']")).not.toHaveCount(0)
})
