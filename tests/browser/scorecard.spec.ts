import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { expect, test, walkIn } from "../support/room-test.ts"

const openScore = (page: Page) => page.getByRole("tab", { name: /Score/ }).click()

const savedIn = (page: Page) => page.locator("#room-panel").getByText("Saved", { exact: true })

async function score(page: Page, competency: string, value: string): Promise<void> {
  await page
    .getByRole("radiogroup", { name: `Score for ${competency}` })
    .getByText(value, { exact: true })
    .click()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit", exact: true }).click()
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Submit/ })
    .click()
}

test("[SK-17] interviewer and candidate score apart, see who is missing, and then both cards over each other", async ({
  server,
  enter,
  browser,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const context = await browser.newContext()
  const ben = await context.newPage()
  const heard = listenTo(ben)
  await ben.goto(room.url("candidate"))
  await walkIn(ben, "Ben")

  await openScore(ana)
  await expect(ana.getByText("Only you see this until everybody has submitted.")).toBeVisible()
  await score(ana, "Core design", "4")
  await ana.getByRole("textbox", { name: "Comment on Core design" }).fill("qzx said the whole loop")
  await ana.getByRole("button", { name: "Add evidence for Core design" }).click()
  await ana.getByRole("menuitem", { name: /^Moment/ }).click()
  await expect(ana.getByRole("list", { name: "Evidence for Core design" })).toContainText("Moment")
  await ana.getByRole("radio", { name: "Yes", exact: true }).check()
  await expect(ana.getByText(/^100 of 100/)).toBeVisible()
  await expect(ana.getByRole("region", { name: "Facts beside the scores" })).toContainText(
    /Must-haves on the board: 0 of \d+/,
  )
  await expect(savedIn(ana)).toBeVisible()
  expect(await seriousViolations(ana, { within: "#room-panel" })).toEqual([])
  await ana.reload()
  await openScore(ana)
  await expect(ana.getByRole("textbox", { name: "Comment on Core design" })).toHaveValue(/qzx/)
  await submit(ana)
  await expect(ana.getByText("Waiting for Ben.")).toBeVisible()

  await openScore(ben)
  await expect(ben.getByRole("heading", { name: "How did you do?" })).toBeVisible()
  await ben.getByText("What counts").first().click()
  await score(ben, "Core design", "2")
  await score(ben, "Trade-offs", "3")
  expect(heard.received).not.toContain("qzx")
  expect(heard.received).not.toContain("Arithmetic of the window")
  await submit(ben)

  for (const page of [ana, ben]) {
    await expect(page.getByText("Core design: Ana 4, Ben 2.")).toBeVisible()
    await expect(page.getByText("Trade-offs: Ben 3, Ana not assessed.")).toBeVisible()
    await expect(page.getByRole("row", { name: /Core design 4 2/ })).toBeVisible()
  }
  await ben.getByText("What Ana wrote").click()
  await expect(ben.getByText("qzx said the whole loop")).toBeVisible()
  await context.close()
})

test("[SK-16] while the server is away, the tab says that the draft is kept here, and saves it on return", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page, context } = await enter(room, "interviewer", "Ana")
  await openScore(page)
  const summary = page.getByRole("textbox", { name: "Summary" })
  await expect(summary).toBeVisible()
  await context.setOffline(true)
  await summary.fill("written in a tunnel")
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toContainText("kept on this device")
  await context.setOffline(false)
  await expect(savedIn(page)).toBeVisible()
  // An observer has no such tab.
  const { page: cleo } = await enter(room, "observer", "Cleo")
  await expect(cleo.getByRole("tab", { name: "Question" })).toBeVisible()
  await expect(cleo.getByRole("tab", { name: /Score/ })).toBeHidden()
})
