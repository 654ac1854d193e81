import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { boardOf, expect, statusOf, test } from "../support/room-test.ts"

/** The panel's sheet, opened. */
async function openSheet(page: Page) {
  await page.getByRole("tab", { name: "Estimates" }).click()
  const sheet = page.getByRole("region", { name: "Estimates" })
  await expect(sheet).toBeVisible()
  return sheet
}

/** Writes an estimate as a person does, without the mouse. */
async function add(page: Page, line: string) {
  const field = page.getByRole("textbox", { name: "Add an estimate" })
  await field.fill(line)
  await field.press("Enter")
  await expect(field).toHaveValue("")
}

async function commit(page: Page, label: string | RegExp, text: string) {
  const field = page.getByRole("textbox", { name: label })
  await field.fill(text)
  await field.press("Enter")
}

function cardTexts(page: Page): Promise<string[]> {
  return page.locator(".tl-shape[data-shape-type='geo'] .tl-rich-text").allInnerTexts()
}

function estimates(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.editor
      .getCurrentPageShapes()
      .flatMap(({ meta }) => (meta.estimate ? [String(meta.estimate)] : [])),
  )
}

test("[ES-21] two people estimate together: inputs, formulas, results and cards are live", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  const anasSheet = await openSheet(ana)
  const bensSheet = await openSheet(ben)
  await expect(bensSheet.getByRole("heading", { name: "For this exercise, assume" })).toBeVisible()
  await expect(bensSheet.getByRole("link", { name: "Spotify Q4 2025 update" })).toBeVisible()
  await expect(bensSheet.getByRole("textbox", { name: "Monthly active users, mau" })).toHaveValue("751 M")

  await add(ben, "lists = mau * eligible_frac [playlists/week]")
  await expect(anasSheet.getByText("= 376 M")).toBeVisible()
  await expect(anasSheet.getByRole("textbox", { name: "Unit of lists" })).toHaveValue("playlists/week")
  await expect.poll(async () => (await cardTexts(ana)).join("\n")).toContain("lists = 376 M playlists/week")

  await commit(ana, /eligible_frac/, "0.1")
  await expect(bensSheet.getByText("= 75.1 M")).toBeVisible()
  await expect(bensSheet.getByText("Changed; 0.5 was given")).toBeVisible()
  await expect.poll(async () => (await cardTexts(ben)).join("\n")).toContain("lists = 75.1 M playlists/week")
  await expect
    .poll(async () => (await cardTexts(ben)).join("\n"))
    .toContain("eligible_frac = 0.1 ratio (assumed)")

  await commit(ana, /eligible_frac/, "")
  await expect(bensSheet.getByText("= 376 M")).toBeVisible()
  expect(await estimates(ben)).toEqual(["lists"])
  await expect(statusOf(ana)).toHaveText(/saved/)
  await expect(statusOf(ben)).toHaveText(/saved/)
})

test("[ES-22] a mistake says where and why, to a screen reader too, and undo takes one step", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page } = await enter(room, "candidate", "Ben")
  const sheet = await openSheet(page)
  const entry = page.getByRole("textbox", { name: "Add an estimate" })
  await entry.fill("streams_day / 7")
  await entry.press("Enter")
  await expect(entry).toHaveAccessibleDescription(/an equals sign/)
  await add(page, "eps = streams_day / 86400")
  await expect(
    page.getByRole("status").filter({ hasText: "Added: eps is 57,870.3703703704." }),
  ).toBeAttached()

  const formula = page.getByRole("textbox", { name: "Formula of eps" })
  await commit(page, "Formula of eps", "streams_dya / 86400")
  await expect(formula).toHaveAccessibleDescription(/Character 1: .* Did you mean “streams_day”\?/)
  await expect(formula).toHaveAttribute("aria-invalid", "true")
  await formula.fill("something else")
  await formula.press("Escape")
  await expect(formula).toHaveValue("streams_dya / 86400")

  await boardOf(page).click({ position: { x: 300, y: 500 } })
  await page.keyboard.press("Control+z")
  await expect(formula).toHaveValue("streams_day / 86400")
  await expect(sheet.getByText("= 57.9 k")).toBeVisible()
  await page.keyboard.press("Control+z")
  await expect(formula).toBeHidden()
  expect(await estimates(page)).toEqual([])
})

test("[ES-22] rows are renamed, shown, copied, put on the board and deleted from the keyboard", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page, context } = await enter(room, "candidate", "Ben")
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await openSheet(page)
  await add(page, "eps = streams_day / 86400 [events/s]")
  await add(page, "peak_eps = eps * peak")
  const menu = async (row: string, item: string) => {
    const entry = page.getByRole("menuitem", { name: item })
    // What closed before may still be giving the focus back, which closes a menu that opens meanwhile.
    await expect(async () => {
      await page.getByRole("button", { name: `More for ${row}`, exact: true }).focus({ timeout: 2_000 })
      await page.keyboard.press("Enter")
      await entry.focus({ timeout: 2_000 })
    }).toPass()
    await page.keyboard.press("Enter")
  }
  await menu("eps", "Rename")
  await page.keyboard.type("avg_eps")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("textbox", { name: "Formula of peak_eps" })).toHaveValue("avg_eps * peak")
  await menu("avg_eps", "Copy the result")
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("avg_eps = 57,870.3703703704 events/s (streams_day / 86400)")
  await menu("streams_day", "Put on the board")
  await expect.poll(() => estimates(page)).toContain("streams_day")
  await menu("avg_eps", "Show on the board")
  await expect
    .poll(() => page.evaluate(() => window.editor.getOnlySelectedShape()?.meta.estimate))
    .toBe("avg_eps")
  await menu("avg_eps", "Delete")
  await expect(page.getByRole("textbox", { name: "Formula of avg_eps" })).toBeHidden()
  await expect(page.getByRole("textbox", { name: "Add an estimate" })).toBeFocused()
  await expect(page.getByRole("textbox", { name: "Formula of peak_eps" })).toHaveAccessibleDescription(
    /avg_eps/,
  )
})

test("[ES-22] what is deleted or typed over on the board itself is put right", async ({ server, enter }) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page } = await enter(room, "candidate", "Ben")
  await openSheet(page)
  await add(page, "eps = 10")
  await add(page, "twice = eps * 2")
  await page.evaluate(() => {
    const { editor } = window
    const card = editor.getCurrentPageShapes().find(({ meta }) => meta.estimate === "eps")
    if (card) editor.deleteShape(card.id)
  })
  await expect.poll(async () => (await cardTexts(page)).join("\n")).toMatch(/twice = \?/)
})

test("[ES-23] an observer reads the sheet, and has no field to write in; in annotation mode nobody has", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: olga } = await enter(room, "observer", "Olga")
  await openSheet(ana)
  await add(ana, "lists = mau * eligible_frac")
  await add(ana, "wrong = 1 +")
  const sheet = await openSheet(olga)
  await expect(sheet.getByText("= 376 M")).toBeVisible()
  await expect(sheet.getByText("Character 4:")).toBeVisible()
  await expect(sheet.getByRole("textbox")).toHaveCount(0)
  await ana.getByText("Annotate", { exact: true }).click()
  await expect(ana.getByText("You are annotating. Estimates belong to the board.")).toBeVisible()
  await expect(ana.getByRole("textbox", { name: "Add an estimate" })).toBeHidden()
  await ana.getByRole("button", { name: "Draw on the board" }).click()
  await expect(ana.getByRole("textbox", { name: "Add an estimate" })).toBeVisible()
})

test("[ES-23] estimates go on while the server is away", async ({ server, enter }) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ben } = await enter(room, "candidate", "Ben")
  const sheet = await openSheet(ben)
  await server.stop()
  await add(ben, "lists = mau * eligible_frac")
  await expect(sheet.getByText("= 376 M")).toBeVisible()
  await expect(statusOf(ben)).not.toHaveText(/saved/i)
  await server.start()
  await expect(statusOf(ben)).toHaveText(/Live · saved/, { timeout: 20_000 })
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await expect((await openSheet(ana)).getByText("= 376 M")).toBeVisible()
})

test("[ES-23] the sheet is accessible in both themes and on a phone", async ({ server, enter }) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page } = await enter(room, "candidate", "Ben")
  await openSheet(page)
  await add(page, "lists = mau * eligible_frac")
  await add(page, "wrong = peek + 1")
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    expect(await seriousViolations(page, { within: "#room-panel" })).toEqual([])
  }
  const targets = await page.getByRole("region", { name: "Estimates" }).getByRole("textbox").all()
  for (const target of targets) expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(40)
})

test("[ES-24] a picture of the board has the cards on it", async ({ server, enter }) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page } = await enter(room, "candidate", "Ben")
  await openSheet(page)
  await add(page, "lists = mau * eligible_frac")
  const svg = await page.evaluate(async () => {
    const { editor } = window
    return (await editor.getSvgString([...editor.getCurrentPageShapeIds()]))?.svg
  })
  expect(svg).toContain("lists = 376 M")
  expect(svg).toContain("eligible_frac = 0.5 ratio (assumed)")
})
