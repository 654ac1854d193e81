import type { Locator, Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { expect, test } from "../support/room-test.ts"

const openScore = (page: Page) => page.getByRole("tab", { name: /Score/ }).click()

const savedIn = (page: Page) => page.locator("#room-panel").getByText("Saved", { exact: true })

async function score(page: Page, competency: string, value: string): Promise<void> {
  await page
    .getByRole("radiogroup", { name: `Score for ${competency}` })
    .getByText(value, { exact: true })
    .click()
}

async function openSubmit(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Submit", exact: true }).click()
  return page.getByRole("dialog").getByRole("button", { name: /^Submit/ })
}

test("[SK-8] [SK-10] [SK-17] two interviewers and the candidate score apart, see who is missing, and then all cards over each other", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const heardByDee = { received: "" }
  const heardByBen = { received: "" }
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: dee } = await enter(room, "interviewer", "Dee", page => void listenTo(page, heardByDee))
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heardByBen))

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
  await (await openSubmit(ana)).click()
  await expect(ana.getByText("Waiting for Dee and Ben.")).toBeVisible()

  await ana.getByRole("button", { name: "Take back and change" }).click()
  await ana.getByRole("textbox", { name: "Comment on Core design" }).fill("qzx said half of the loop")
  await score(ana, "Core design", "3")
  await expect(savedIn(ana)).toBeVisible()
  await (await openSubmit(ana)).click()
  await expect(ana.getByText("Waiting for Dee and Ben.")).toBeVisible()

  await openScore(dee)
  await score(dee, "Core design", "1")
  await dee.getByRole("textbox", { name: "Comment on Core design" }).fill("vwk could not say why")
  await expect(savedIn(dee)).toBeVisible()
  await openScore(ben)
  await expect(ben.getByRole("heading", { name: "How did you do?" })).toBeVisible()
  await ben.getByText("What counts").first().click()
  await score(ben, "Core design", "2")
  await score(ben, "Trade-offs", "3")
  await expect(savedIn(ben)).toBeVisible()
  const lastTwo = [await openSubmit(dee), await openSubmit(ben)]
  for (const { received } of [heardByDee, heardByBen]) expect(received).not.toContain("qzx")
  expect(heardByBen.received).not.toContain("vwk")
  expect(heardByBen.received).not.toContain("Arithmetic of the window")
  await Promise.all(lastTwo.map(button => button.click()))

  for (const page of [ana, dee, ben]) {
    await expect(page.getByText("Core design: Ana 3, Ben 2, Dee 1.")).toBeVisible()
    await expect(page.getByRole("row", { name: /Core design/ })).toHaveText(/3.*[12].*[12]/)
  }
  await expect(ana.getByRole("button", { name: "Take back and change" })).toBeHidden()
  await ben.getByText("What Ana wrote").click()
  await expect(ben.getByText("qzx said half of the loop")).toBeVisible()
  expect(heardByBen.received).not.toContain("the whole loop")
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
