import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { beginInterview, sitThrough, summaryOf } from "../support/practice-actions.ts"
import { boardOf, expect, statusOf, test } from "../support/room-test.ts"

test.use({ serviceWorkers: "allow" })

const logOf = (page: Page) => page.getByRole("log", { name: "The interview" })
const answerOf = (page: Page) => page.getByRole("textbox", { name: "Your answer" })

async function say(page: Page, text: string): Promise<void> {
  await answerOf(page).fill(text)
  await page.keyboard.press("Enter")
  await expect(answerOf(page)).toHaveValue("")
}

test("[PX-2] [PX-3] [PX-4] [DB-8] a whole simulated interview: from the home page, over a reload without the server, to what was heard and the debrief", async ({
  server,
  page,
}) => {
  await beginInterview(page, server)
  await page.clock.fastForward(20_000)
  await page.clock.fastForward(20_000)
  await expect(logOf(page)).toContainText("Design the architecture for Spotify's Discover Weekly playlist.")
  await expect(page.getByRole("banner").getByRole("button", { name: /phase \d of 7/ })).toBeVisible()
  await say(page, "How many users do we have?")
  await expect(logOf(page).getByText(/half of the 751 million/)).toBeVisible()
  expect(await seriousViolations(page, { within: "#room-panel" })).toEqual([])

  await expect(statusOf(page)).toHaveText(/saved/)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const before = await logOf(page).getByRole("listitem").count()
  await server.stop("SIGKILL")
  await page.reload()
  await boardOf(page).waitFor()
  await page.getByRole("tab", { name: /Interviewer/ }).click()
  await expect(logOf(page).getByRole("listitem")).toHaveCount(before)
  await say(page, "Can you repeat the question?")
  await expect.poll(() => logOf(page).getByRole("listitem").count()).toBeGreaterThanOrEqual(before + 2)

  await page.getByRole("tab", { name: "Outline" }).click()
  await page.getByRole("textbox", { name: "Type a diagram" }).fill("client -> api gateway -> redis")
  await page.keyboard.press("Enter")
  await page.getByRole("tab", { name: /Interviewer/ }).click()
  await sitThrough(page)
  const summary = summaryOf(page)
  await expect(answerOf(page)).toHaveCount(0)
  await expect(summary.getByRole("heading", { name: "Requirements" })).toBeVisible()
  await summary.getByText("Why the interviewer said what it said").click()
  await expect(summary.getByText("Every interview begins so.")).toBeVisible()
  expect(await seriousViolations(page, { within: "#room-panel" })).toEqual([])

  await summary.getByRole("button", { name: "End it and read the debrief" }).click()
  await expect(summary.getByText("The server cannot be reached.")).toBeVisible()
  await server.start()
  await summary.getByRole("button", { name: "End it and read the debrief" }).click()
  await expect(page.getByRole("heading", { name: "Discover Weekly", level: 1 })).toBeVisible()
  await expect(page.getByRole("region", { name: "What was heard" })).toContainText("You took no hint.")
  const numbers = page.getByRole("region", { name: "The numbers" })
  await expect(numbers.getByRole("row").nth(1)).toContainText("none")
  expect(await seriousViolations(page)).toEqual([])
})

test("[PX-3] what it says while one looks elsewhere is a dot on its tab, and nothing over the board", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await expect(ana.getByRole("tab", { name: "Interviewer" })).toHaveCount(0)
  const alone = await server.createRoom("solo", "weekly-charts")
  const page = await ana.context().newPage()
  await page.goto(alone.url("solo"))
  await boardOf(page).waitFor()
  await page.getByRole("tab", { name: "Interviewer" }).click()
  await page.getByRole("button", { name: "Start the interview" }).click()
  await page.getByRole("tab", { name: "Question" }).click()
  await expect(page.getByRole("tab", { name: /New word/ })).toBeVisible()
  await page.getByRole("tab", { name: /Interviewer/ }).click()
  await page.getByRole("button", { name: "Pause" }).click()
  await expect(answerOf(page)).toBeDisabled()
  // A decision is noted with the moment by the interviewer's clock.
  await boardOf(page).click({ position: { x: 30, y: 300 } })
  await page.keyboard.press("Shift+N")
  await page.getByRole("textbox", { name: "New note" }).fill("chart rows are frozen")
  await page.keyboard.press("Enter")
  await expect(page.locator("#room-panel").getByRole("listitem").filter({ hasText: "frozen" })).toContainText(
    "Introduction",
  )
})

test("[BG-4] begun, practised and reloaded without the server, and all of it there when it is back", async ({
  server,
  browser,
  enter,
}) => {
  const context = await browser.newContext()
  let page = await context.newPage()
  await page.goto(server.url)
  await page.getByRole("button", { name: "Keep on this device" }).click()
  await expect(page.getByText("Kept on this device: questions, board and interviewer")).toBeVisible()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await server.stop("SIGKILL")

  // Another tab, as after a restart of the browser.
  await page.close()
  page = await context.newPage()
  await page.goto(server.url)
  const card = page.getByRole("article").filter({ hasText: "Weekly charts" })
  await card.getByRole("button", { name: "Simulate" }).click()
  await boardOf(page).waitFor()
  await expect(statusOf(page)).toHaveText(/^Offline/)
  await page.getByRole("button", { name: "Start the interview" }).click()
  await expect(logOf(page).getByRole("listitem")).not.toHaveCount(0)
  await say(page, "How many charts are there?")
  await page.getByRole("tab", { name: "Outline" }).click()
  await page.getByRole("textbox", { name: "Type a diagram" }).fill("client -> api gateway -> redis")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "redis Cache" })).toBeVisible()
  await page.reload()
  await boardOf(page).waitFor()
  await page.getByRole("tab", { name: /Interviewer/ }).click()
  await expect(logOf(page).getByText("How many charts are there?")).toBeVisible()

  await server.start()
  await expect(statusOf(page)).toHaveText(/^Live · saved/, { timeout: 60_000 })
  await expect(page.locator("[data-shape-id='shape:question']")).toHaveCount(1)
  await page.getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("button", { name: "Make a new link for the interviewer" }).click()
  const link = page.getByRole("dialog").getByRole("button", { name: "Copy link for the interviewer" })
  await expect(link).toBeVisible()
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await link.click()
  const url = await page.evaluate(() => navigator.clipboard.readText())
  const { page: ana } = await enter({ url: () => url }, "interviewer", "Ana")
  await ana.getByRole("tab", { name: "Outline" }).click()
  await expect(ana.getByRole("button", { name: "redis Cache" })).toBeVisible()
  await context.close()
})
