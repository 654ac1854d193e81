import type { Locator, Page } from "@playwright/test"
import { seriousViolations, TLDRAW } from "../support/accessibility.ts"
import { boardOf, drawBox, expect, statusOf, test, typeLabel, walkIn } from "../support/room-test.ts"

interface SeenPart {
  readonly id: string
  readonly kind: string | null
  readonly note: string
  readonly label: string
  readonly x: number
  readonly y: number
}

/** The boxes on this browser's canvas, less what the server has pinned. */
function partsOf(page: Page): Promise<SeenPart[]> {
  return page.evaluate(() => {
    const { editor } = window
    const boxes = editor.getCurrentPageShapes().filter(({ type, meta }) => type === "geo" && !meta.pinned)
    return boxes.map(shape => ({
      id: shape.id,
      kind: typeof shape.meta.kind === "string" ? shape.meta.kind : null,
      note: typeof shape.meta.note === "string" ? shape.meta.note : "",
      label: editor.getShapeUtil(shape).getText(shape) ?? "",
      x: editor.getShapePageBounds(shape)?.center.x ?? Number.NaN,
      y: editor.getShapePageBounds(shape)?.center.y ?? Number.NaN,
    }))
  })
}

interface SeenFlow {
  readonly from: string | null
  readonly to: string | null
  readonly dash: string
}

/** The arrows, by the words of what they are bound to. */
function flowsOf(page: Page): Promise<SeenFlow[]> {
  return page.evaluate(() => {
    const { editor } = window
    const arrows = editor.getCurrentPageShapes().filter(({ type }) => type === "arrow")
    return arrows.map(arrow => {
      const bindings = editor.getBindingsFromShape(arrow, "arrow")
      const at = (terminal: string) => {
        const bound = bindings.find(({ props }) => (props as { terminal: string }).terminal === terminal)
        const shape = bound && editor.getShape(bound.toId)
        return shape ? (editor.getShapeUtil(shape).getText(shape) ?? "") : null
      }
      return { from: at("start"), to: at("end"), dash: (arrow.props as { dash: string }).dash }
    })
  })
}

const railOf = (page: Page): Locator => page.getByRole("complementary", { name: "Components" })
const barOf = (page: Page): Locator => page.getByRole("toolbar", { name: "Selected part" })

/** A new component is being named: types over its name, and leaves it. */
async function name(page: Page, label: string): Promise<void> {
  await expect(page.locator(".tl-container .ProseMirror-focused")).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).not.toBe("")
  await page.keyboard.type(label)
  await page.keyboard.press("Escape")
}

/** Where nothing is, so that the pointer is on the canvas and nothing is selected. */
async function clickEmptyBoard(page: Page): Promise<void> {
  await boardOf(page).click({ position: { x: 400, y: 90 } })
  await page.evaluate(() => void window.editor.selectNone())
}

test("[CM-17] the palette places by click and by drag, and everybody sees it", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  const rail = railOf(ben)
  await rail.getByRole("button", { name: "Show the names of the components" }).click()
  await rail.getByRole("button", { name: "Cache", exact: true }).click()
  await name(ben, "Redis")
  await expect.poll(() => partsOf(ana)).toMatchObject([{ kind: "cache", label: "Redis" }])

  const target = { x: 700, y: 520 }
  const entry = await rail.getByRole("button", { name: "Event stream", exact: true }).boundingBox()
  await ben.mouse.move((entry?.x ?? 0) + 30, (entry?.y ?? 0) + 10)
  await ben.mouse.down()
  await ben.mouse.move(500, 400, { steps: 5 })
  await ben.mouse.move(target.x, target.y, { steps: 5 })
  await ben.mouse.up()
  await name(ben, "Plays")
  const dropped = (await partsOf(ben)).find(({ kind }) => kind === "stream")
  const at = await ben.evaluate(point => {
    const { x, y } = window.editor.screenToPage(point)
    return { x, y }
  }, target)
  expect(Math.hypot((dropped?.x ?? 0) - at.x, (dropped?.y ?? 0) - at.y)).toBeLessThan(2)
  expect(await flowsOf(ben)).toEqual([])
  await expect
    .poll(async () => (await partsOf(ana)).map(({ label }) => label).sort())
    .toEqual(["Plays", "Redis"])

  await rail.getByRole("button", { name: "Service", exact: true }).hover()
  await ben.mouse.down()
  await ben.mouse.move(600, 400, { steps: 3 })
  await ben.keyboard.press("Escape")
  await ben.mouse.up()
  expect(await partsOf(ben)).toHaveLength(2)
})

test("[CM-18] the palette is a palette for the keyboard too: search, arrows, Enter, Escape", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  const rail = railOf(page)
  await page.keyboard.press("i")
  const search = rail.getByRole("textbox", { name: "Search components" })
  await expect(search).toBeFocused()
  await page.keyboard.type("kafka")
  await expect(rail.getByRole("status")).toHaveText(/^\d+ components?$/)
  await page.keyboard.press("Enter")
  await name(page, "Plays topic")
  expect(await partsOf(page)).toMatchObject([{ kind: "stream", label: "Plays topic" }])
  await expect(search).toBeHidden()

  await clickEmptyBoard(page)
  await page.keyboard.press("i")
  await page.keyboard.type("store")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("End")
  await page.keyboard.press("Home")
  await page.keyboard.press("ArrowUp")
  await expect(search).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  const chosen = await page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press("Enter")
  await name(page, "Second")
  expect((await partsOf(page)).map(({ label }) => label)).toContain("Second")
  expect(chosen).toMatch(/store/i)

  await page.keyboard.press("i")
  await page.keyboard.press("Escape")
  await expect(search).toBeHidden()
  await page.keyboard.press("r")
  expect(await page.evaluate(() => window.editor.getCurrentToolId())).toBe("geo")
})

test("[CM-18] what is entered before all names are there is placed when they come", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  let answer = () => {}
  const asked = new Promise<void>(resolve => {
    answer = resolve
  })
  const { page } = await enter(room, "candidate", "Ben", arriving => {
    void arriving.route(/assets\/kind-vocabulary-/, async request => {
      await asked
      await request.continue()
    })
  })
  await page.keyboard.press("i")
  await expect(railOf(page).getByRole("textbox", { name: "Search components" })).toBeFocused()
  await page.keyboard.type("kafka")
  await page.keyboard.press("Enter")
  await expect(railOf(page).getByText("Nothing by this name.")).toBeHidden()
  expect(await partsOf(page)).toEqual([])
  answer()
  await name(page, "Plays topic")
  expect(await partsOf(page)).toMatchObject([{ kind: "stream", label: "Plays topic" }])
})

test("[CM-19] a letter places a component at the pointer, then beside the selected one, connected", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await clickEmptyBoard(page)
  await page.mouse.move(480, 300)
  const pointer = await page.evaluate(() => {
    const { x, y } = window.editor.screenToPage({ x: 480, y: 300 })
    return { x, y }
  })
  await page.keyboard.press("u")
  await name(page, "Listener")
  const [first] = await partsOf(page)
  expect(first).toMatchObject({ kind: "client", label: "Listener" })
  expect(Math.hypot((first?.x ?? 0) - pointer.x, (first?.y ?? 0) - pointer.y)).toBeLessThan(2)
  await page.keyboard.press("g")
  await name(page, "API")
  await page.keyboard.press("x")
  await name(page, "Redis")
  expect(await flowsOf(page)).toMatchObject([
    { from: "Listener", to: "API" },
    { from: "API", to: "Redis" },
  ])
  await expect(page.getByText(/Cache placed, with an arrow from API/)).toBeAttached()
  await page.keyboard.press("y")
  await expect(page.locator(".tl-container .ProseMirror-focused")).toBeVisible()
  await page.keyboard.press("Escape")
  expect(await partsOf(page)).toHaveLength(4)
  await page.keyboard.press("Control+z")
  expect(await partsOf(page)).toHaveLength(3)
  expect(await flowsOf(page)).toHaveLength(2)
})

test("[CM-20] letters are letters in a label, and do nothing while annotating or for those who watch", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await clickEmptyBoard(ana)
  await ana.keyboard.press("s")
  await name(ana, "subways, mugs and boxes")
  expect(await partsOf(ana)).toMatchObject([{ label: "subways, mugs and boxes" }])
  await ana.keyboard.press("a")
  for (const letter of "usgypwjm") await ana.keyboard.press(letter)
  await ana.keyboard.press("i")
  expect(await partsOf(ana)).toHaveLength(1)
  await expect(railOf(ana).getByRole("button")).toHaveCount(0)

  const { page: olga } = await enter(room, "observer", "Olga")
  await expect(statusOf(olga)).toHaveText(/Read only/)
  await expect(railOf(olga)).toHaveCount(0)
  await clickEmptyBoard(olga)
  for (const letter of "usgxbypi") await olga.keyboard.press(letter)
  expect(await partsOf(olga)).toHaveLength(1)
})

test("[CM-21] a plain box called Redis can be made a cache, and a plain box again", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawBox(page, { x: 600, y: 350 }, 160)
  await typeLabel(page, "Redis")
  const bar = barOf(page)
  await bar.getByRole("button", { name: "Make it a Cache" }).click()
  expect(await partsOf(page)).toMatchObject([{ kind: "cache", label: "Redis" }])
  await page.keyboard.press("Control+z")
  expect(await partsOf(page)).toMatchObject([{ kind: null, label: "Redis" }])
  await bar.getByRole("button", { name: "Dismiss this suggestion" }).click()
  await expect(bar.getByRole("button", { name: "Make it a Cache" })).toBeHidden()
  await bar.getByRole("button", { name: "Kind: plain box" }).click()
  await page.getByRole("menuitem", { name: "NoSQL store" }).click()
  expect(await partsOf(page)).toMatchObject([{ kind: "nosql" }])
  expect(await seriousViolations(page, { without: TLDRAW })).toEqual([])
  await bar.getByRole("button", { name: "Kind: NoSQL store" }).click()
  await page.getByRole("menuitem", { name: "Plain box" }).click()
  expect(await partsOf(page)).toMatchObject([{ kind: null, label: "Redis" }])
})

test("[CM-22] an arrow says how it travels, by mouse and by keyboard alone", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await clickEmptyBoard(page)
  await page.mouse.move(420, 300)
  await page.keyboard.press("s")
  await name(page, "One")
  await page.keyboard.press("s")
  await name(page, "Two")
  await page.evaluate(() => {
    const arrow = window.editor.getCurrentPageShapes().find(({ type }) => type === "arrow")
    if (arrow) window.editor.select(arrow.id)
  })
  const bar = barOf(page)
  await bar.getByRole("button", { name: "Async" }).click()
  await expect(bar.getByRole("button", { name: "Async" })).toHaveAttribute("aria-pressed", "true")
  expect(await flowsOf(page)).toMatchObject([{ dash: "dashed" }])
  await bar.getByRole("button", { name: "Async" }).click()
  expect(await flowsOf(page)).toMatchObject([{ dash: "draw" }])

  await boardOf(page)
    .focus()
    .catch(() => {})
  await page.evaluate(() => void window.editor.focus())
  const before = await partsOf(page)
  await page.keyboard.press(".")
  await expect(bar.getByRole("button", { name: "Sync", exact: true })).toBeFocused()
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("Enter")
  expect(await flowsOf(page)).toMatchObject([{ from: "One", to: "Two", dash: "dotted" }])
  await page.keyboard.press("End")
  await expect(bar.getByRole("button", { name: "Label" })).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(bar.getByRole("button", { name: "Label" })).not.toBeFocused()
  expect(await partsOf(page)).toEqual(before)
  expect(await page.evaluate(() => window.editor.getOnlySelectedShape()?.type)).toBe("arrow")
})

test("[CM-23] a note is shared as it is typed and taken back in one step", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await clickEmptyBoard(ben)
  await ben.keyboard.press("x")
  await name(ben, "Redis")
  await barOf(ben).getByRole("button", { name: "Add note" }).click()
  const field = ben.getByRole("textbox", { name: "Note" })
  await expect(field).toBeFocused()
  await ben.keyboard.type("LRU, 10 GB; misses go to Cassandra")
  await expect.poll(() => partsOf(ana)).toMatchObject([{ note: "LRU, 10 GB; misses go to Cassandra" }])
  expect(await partsOf(ben)).toHaveLength(1)
  await ben.keyboard.press("Escape")
  await expect(field).toBeHidden()
  await ben.keyboard.press("Control+z")
  expect(await partsOf(ben)).toMatchObject([{ kind: "cache", note: "", label: "Redis" }])
})

test("[CM-24] an arrow that ends beside a box is marked there, and can be attached", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await clickEmptyBoard(page)
  await page.mouse.move(420, 300)
  await page.keyboard.press("s")
  await name(page, "One")
  await page.keyboard.press("s")
  await name(page, "Two")
  await page.evaluate(() => {
    const { editor } = window
    const arrow = editor.getCurrentPageShapes().find(({ type }) => type === "arrow")
    const box = editor
      .getCurrentPageShapes()
      .find(shape => editor.getShapeUtil(shape).getText(shape) === "Two")
    const bounds = box && editor.getShapePageBounds(box)
    if (arrow === undefined || bounds === undefined) return
    editor.markHistoryStoppingPoint("loosen")
    editor.deleteBindings(
      editor
        .getBindingsFromShape(arrow, "arrow")
        .filter(({ props }) => (props as { terminal: string }).terminal === "end"),
    )
    const end = editor.getPointInShapeSpace(arrow, { x: bounds.minX - 10, y: bounds.midY })
    editor.updateShape({ id: arrow.id, type: "arrow", props: { end: { x: end.x, y: end.y } } })
    editor.select(arrow.id)
  })
  await expect(page.locator("[class*=nearEnd]")).toHaveCount(1)
  await barOf(page).getByRole("button", { name: "Attach" }).click()
  expect(await flowsOf(page)).toMatchObject([{ from: "One", to: "Two" }])
  await expect(page.locator("[class*=nearEnd]")).toHaveCount(0)
  await expect(barOf(page).getByRole("button", { name: "Attach" })).toBeHidden()
})

test("[CM-25] the palette remembers itself, moves nothing on the board, and is a sheet on a phone", async ({
  server,
  page,
}) => {
  const room = await server.createRoom()
  await page.goto(room.url("candidate"))
  await walkIn(page, "Ben")
  const card = page.locator(".tl-shape[data-shape-type=geo]").first()
  const place = async () => Math.round((await card.boundingBox())?.x ?? 0)
  const before = await place()
  await page.getByRole("button", { name: "Show the names of the components" }).click()
  await expect(railOf(page).getByRole("textbox", { name: "Search components" })).toBeVisible()
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1)
  expect(await seriousViolations(page, { without: TLDRAW })).toEqual([])
  await page.reload()
  await boardOf(page).waitFor()
  await expect(page.getByRole("button", { name: "Show only the icons of the components" })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 780 })
  await expect(railOf(page)).toHaveCount(0)
  await page.getByRole("button", { name: "Components", exact: true }).click()
  const sheet = railOf(page)
  await expect(sheet).toBeVisible()
  expect(await seriousViolations(page, { without: TLDRAW })).toEqual([])
  const sheetTop = (await sheet.boundingBox())?.y ?? 0
  for (const mark of [".tlui-toolbar__inner", ".tl-watermark_SEE-LICENSE"]) {
    const box = await page.locator(mark).first().boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(sheetTop)
  }
  await sheet.getByRole("button", { name: "Cache", exact: true }).click()
  await expect(sheet).toHaveCount(0)
})
