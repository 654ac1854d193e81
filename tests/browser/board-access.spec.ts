import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { boardOf, drawBox, expect, test, typeLabel } from "../support/room-test.ts"

const BAR = '[role=toolbar][aria-label="Selected part"]'
const barOf = (page: Page) => page.getByRole("toolbar", { name: "Selected part" })

async function drawRedis(page: Page): Promise<void> {
  await drawBox(page, { x: 560, y: 350 }, 160)
  await typeLabel(page, "Redis")
  await expect(barOf(page).getByRole("button", { name: "Make it a Cache" })).toBeVisible()
}

test("[CM-29] no menu, bar or dialog of the board has a serious accessibility violation", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawRedis(page)
  expect(await seriousViolations(page, { within: BAR }), "the suggestion").toEqual([])
  await barOf(page).getByRole("button", { name: "Make it a Cache" }).click()
  await barOf(page).getByRole("button", { name: "Kind: Cache" }).click()
  await expect(page.getByRole("menuitem", { name: "NoSQL store" })).toBeVisible()
  expect(await seriousViolations(page, { within: "[role=menu]" }), "the menu of kinds").toEqual([])
  await page.keyboard.press("Escape")
  await barOf(page).getByRole("button", { name: "Add note" }).click()
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused()
  expect(await seriousViolations(page, { within: "[role=dialog]" }), "the note").toEqual([])
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Export and more" }).click()
  await expect(page.getByRole("menuitem", { name: "Picture (PNG)" })).toBeVisible()
  expect(await seriousViolations(page, { within: "[role=menu]" }), "the menu of exports").toEqual([])
  await page.getByRole("menuitem", { name: "Import…" }).click()
  await page
    .getByRole("textbox", { name: "Or paste a Mermaid flowchart" })
    .fill("flowchart\n  a --> b\n  style a fill:#f00")
  await expect(page.getByText("colours and styles (line 3)")).toBeVisible()
  expect(await seriousViolations(page, { within: "[role=dialog]" }), "the import").toEqual([])
  await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click()
  await expect(page.getByRole("dialog", { name: "Imported, with something left out" })).toBeVisible()
  expect(await seriousViolations(page, { within: "[role=dialog]" }), "the report").toEqual([])
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click()
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible()
  expect(await seriousViolations(page, { within: "[role=dialog]" }), "the shortcuts").toEqual([])
})

test("[CM-29] menus and bars work by keyboard, and give the focus back", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawRedis(page)
  await page.keyboard.press(".")
  await expect(barOf(page).getByRole("button", { name: "Make it a Cache" })).toBeFocused()
  await page.keyboard.press("Enter")
  const kind = barOf(page).getByRole("button", { name: "Kind: Cache" })
  await expect(kind).toBeVisible()
  await kind.focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menuitem", { name: "Plain box" })).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(barOf(page).getByRole("button", { name: "Kind: Client" })).toBeFocused()
  await page.keyboard.press("Escape")

  const exports = page.getByRole("button", { name: "Export and more" })
  await exports.focus()
  await page.keyboard.press("Enter")
  const annotations = page.getByRole("menuitemcheckbox", { name: "With annotations" })
  await expect(annotations).toBeFocused()
  await expect(annotations).toBeChecked()
  await page.keyboard.press("Enter")
  await expect(annotations).not.toBeChecked()
  await page.keyboard.press("Escape")
  await expect(exports).toBeFocused()
  await expect(boardOf(page)).toBeVisible()
})
