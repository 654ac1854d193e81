import type { Locator, Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { boardOf, expect, shapesOf, statusOf, test } from "../support/room-test.ts"

async function openOutline(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Outline" }).click()
  await expect(page.getByRole("tabpanel", { name: "Outline" })).toBeVisible()
}

function fieldOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "Type a diagram" })
}

/** The row of a component. */
function partOf(page: Page, name: string): Locator {
  // A flow's row has a label of its own.
  return page.locator("[data-row]:not([aria-label])").filter({ hasText: new RegExp(`^${name}`) })
}

function flowOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole("button", { name })
}

/** Tab, as somebody without a mouse presses it, until the place is reached. */
async function tabTo(page: Page, place: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await place.evaluate(element => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press(key)
  }
  throw new Error("Tab never gets there")
}

/** Names of the components on the canvas, in alphabetical order. */
function labelsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.editor
      .getCurrentPageShapes()
      .filter(shape => shape.type === "geo" && shape.meta.pinned !== true)
      .map(shape => window.editor.getShapeUtil(shape).getText(shape)?.trim() ?? "")
      .sort(),
  )
}

test("[OU-17] a whole diagram is built and edited with the keyboard alone", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await tabTo(page, page.getByRole("tab", { name: "Question" }))
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowRight")
  await expect(page.getByText("No components yet.", { exact: false })).toBeVisible()

  await tabTo(page, fieldOf(page))
  await page.keyboard.type("client -> api gateway: login -> playlist service")
  await page.keyboard.press("Shift+Enter")
  await page.keyboard.type("playlist service => kafka")
  await expect(page.getByText("4 new components, 3 flows").first()).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(fieldOf(page)).toHaveValue("")
  await expect(fieldOf(page)).toBeFocused()
  expect(await labelsOf(page)).toEqual(["api gateway", "client", "kafka", "playlist service"])

  // Rename: along the rows, open, and write.
  await tabTo(page, partOf(page, "client"))
  await page.keyboard.press("ArrowDown")
  await expect(flowOf(page, "Flow to api gateway: login")).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(partOf(page, "api gateway")).toHaveAttribute("aria-current", "true")
  await page.keyboard.press("Enter")
  await page.keyboard.type("Edge gateway")
  await page.keyboard.press("Enter")
  await expect(partOf(page, "Edge gateway")).toBeFocused()
  await page.keyboard.press("F2")
  await page.keyboard.type("Something else")
  await page.keyboard.press("Escape")
  await expect(partOf(page, "Edge gateway")).toBeFocused()

  // Its kind, its note, a flow from it.
  await tabTo(page, page.getByRole("combobox", { name: "Kind" }))
  await page.keyboard.type("Load")
  await expect(partOf(page, "Edge gateway")).toContainText("Load balancer")
  await tabTo(page, page.getByRole("textbox", { name: "Note" }))
  await page.keyboard.type("Two zones")
  await page.keyboard.press("Tab")
  await expect(page.getByRole("textbox", { name: "Add a flow from here" })).toBeFocused()
  await page.keyboard.type("redis: sessions")
  await page.keyboard.press("Enter")
  const sessions = flowOf(page, "Flow to redis: sessions")
  await expect(sessions).toBeVisible()

  // How it travels, and where to.
  await expect(page.getByRole("textbox", { name: "Add a flow from here" })).toBeFocused()
  await tabTo(page, partOf(page, "Edge gateway"), "Shift+Tab")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  await expect(sessions).toBeFocused()
  await page.keyboard.press("Enter")
  await tabTo(page, page.getByRole("combobox", { name: "Travels" }))
  await page.keyboard.type("Batch")
  await expect(flowOf(page, "Flow to redis: sessions, batch")).toBeVisible()
  await tabTo(page, page.getByRole("combobox", { name: "To" }))
  await page.keyboard.type("kafka")
  await expect(flowOf(page, "Flow to kafka: sessions, batch")).toBeVisible()

  // Delete, and think better of it.
  await partOf(page, "kafka").focus()
  await page.keyboard.press("Delete")
  await expect(partOf(page, "kafka")).toHaveCount(0)
  expect(await labelsOf(page)).toEqual(["Edge gateway", "client", "playlist service", "redis"])
  await page.keyboard.press("Control+z")
  await expect(partOf(page, "kafka")).toBeVisible()
  await expect(flowOf(page, /^Flow to kafka/)).toHaveCount(2)
  await expect(statusOf(page)).toHaveText(/saved/)
})

test("[OU-18] a row selects its shape, and the selection on the canvas marks its row", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await openOutline(page)
  await fieldOf(page).fill("client -> api gateway -> redis")
  await page.keyboard.press("Enter")
  const selected = () =>
    page.evaluate(() => {
      const shape = window.editor.getOnlySelectedShape()
      return shape && window.editor.getShapeUtil(shape).getText(shape)?.trim()
    })
  await partOf(page, "redis").click()
  await expect(partOf(page, "redis")).toHaveAttribute("aria-current", "true")
  expect(await selected()).toBe("redis")
  await boardOf(page).getByText("client", { exact: true }).click()
  await expect(partOf(page, "client")).toHaveAttribute("aria-current", "true")
  await expect(partOf(page, "redis")).not.toHaveAttribute("aria-current", "true")
  await partOf(page, "client").focus()
  await page.keyboard.press("Escape")
  await expect(partOf(page, "client")).not.toHaveAttribute("aria-current", "true")
  expect(await selected()).toBeNull()
  await page.evaluate(() => {
    window.editor.setCamera({ x: -9000, y: -9000, z: 1 }, { immediate: true })
  })
  await partOf(page, "client").click()
  await expect(boardOf(page).getByText("client", { exact: true })).toBeInViewport()
})

test("[OU-19] another person's changes come in without taking the place that one is at", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await openOutline(ana)
  await openOutline(ben)
  await fieldOf(ben).fill("client -> api gateway -> redis")
  await ben.keyboard.press("Enter")
  await partOf(ana, "redis").click()
  await ana.getByRole("textbox", { name: "Note" }).fill("10 GB")
  await fieldOf(ben).fill("app -> cdn\nredis (cache) -> api gateway")
  await ben.keyboard.press("Enter")
  await expect(partOf(ana, "cdn")).toBeVisible()
  await expect(ana.getByRole("textbox", { name: "Note" })).toBeFocused()
  await expect(ana.getByRole("textbox", { name: "Note" })).toHaveValue("10 GB")
  await ana.keyboard.press("Tab")
  await expect
    .poll(() =>
      ben.evaluate(() => window.editor.getCurrentPageShapes().some(({ meta }) => meta.note === "10 GB")),
    )
    .toBe(true)
  await partOf(ana, "redis").focus()
  await partOf(ben, "redis").focus()
  await ben.keyboard.press("Delete")
  await expect(partOf(ana, "redis")).toHaveCount(0)
  await expect(ana.locator("[data-row]:focus")).toHaveCount(1)
  await expect(ana.getByText("What you were at is not on the board any more.")).toBeAttached()
})

test("[OU-20] what cannot be read is shown at its place and makes nothing", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await openOutline(page)
  await page.getByRole("button", { name: "Show an example" }).click()
  await expect(fieldOf(page)).toHaveValue("client -> api gateway -> playlist service -> redis")
  await fieldOf(page).fill('client -> redis\nredis -> "oops')
  await page.keyboard.press("Enter")
  await expect(page.getByText("Line 2, column 10: This quote is not closed.").first()).toBeVisible()
  await expect(fieldOf(page)).toBeFocused()
  await expect(fieldOf(page)).toHaveAttribute("aria-invalid", "true")
  await expect(fieldOf(page)).toHaveAccessibleDescription(/This quote is not closed/)
  expect(await fieldOf(page).evaluate(field => (field as HTMLTextAreaElement).selectionStart)).toBe(25)
  expect(await shapesOf(page)).toEqual([])
})

test("[OU-21] who cannot draw reads the same list, and can change nothing in it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ben } = await enter(room, "candidate", "Ben")
  await openOutline(ben)
  await fieldOf(ben).fill("client -> redis: sessions")
  await ben.keyboard.press("Enter")
  const { page: olga } = await enter(room, "observer", "Olga")
  await openOutline(olga)
  await expect(flowOf(olga, "Flow to redis: sessions")).toBeVisible()
  await expect(fieldOf(olga)).toHaveCount(0)
  await partOf(olga, "redis").click()
  await expect(partOf(olga, "redis")).toHaveAttribute("aria-current", "true")
  for (const key of ["Enter", "F2", "Delete"]) await olga.keyboard.press(key)
  await expect(olga.getByRole("tabpanel").getByRole("textbox")).toHaveCount(0)
  expect(await shapesOf(olga)).toHaveLength(3)

  const { page: ana } = await enter(room, "interviewer", "Ana")
  await openOutline(ana)
  await expect(fieldOf(ana)).toBeVisible()
  await ana.getByText("Annotate", { exact: true }).click()
  await expect(fieldOf(ana)).toHaveCount(0)
  await ana.getByRole("button", { name: "Draw on the board" }).click()
  await expect(fieldOf(ana)).toBeVisible()
})

test("[OU-22] the outline has no serious accessibility violations", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await openOutline(page)
  const violations = () => seriousViolations(page, { within: "#room-panel" })
  await expect(fieldOf(page)).toBeVisible()
  await page.getByText("How to write it").click()
  await expect(page.getByText("nobody waits: async")).toBeVisible()
  expect(await violations()).toEqual([])
  await fieldOf(page).fill("client -> api gateway: login -> redis")
  await page.keyboard.press("Enter")
  await partOf(page, "redis").click()
  await fieldOf(page).fill('redis -> "')
  await page.keyboard.press("Enter")
  expect(await violations()).toEqual([])
  await flowOf(page, "Flow to api gateway: login").click()
  expect(await violations()).toEqual([])
})
