import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { LiveServer } from "../support/live-server.ts"
import { OWN_SECRETS, OWN_TEXT } from "../support/own-question.ts"
import { test as base, boardOf, expect, walkIn } from "../support/room-test.ts"

/** With a folder that holds one question that can be used and one that cannot. */
const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "outloud-questions-"))
    writeFileSync(join(folder, "house.json"), OWN_TEXT)
    writeFileSync(join(folder, "broken.json"), '{\n  "question": {}\n}')
    await use(folder)
    rmSync(folder, { recursive: true })
  },
  server: async ({ folder }, use) => {
    const server = await LiveServer.start({ QUESTIONS_DIR: folder })
    await use(server)
    await server.remove()
  },
})

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Use your own question" })
const fieldOf = (page: Page, name: "Title" | "Question") =>
  dialogOf(page).getByRole("textbox", { name, exact: true })

async function openDialog(page: Page) {
  await page.getByRole("button", { name: "Use your own question" }).click()
  await expect(fieldOf(page, "Title")).toBeFocused()
}

test("[HM-17] a question is pasted, kept over a reload, and asked in its room", async ({
  server,
  browser,
}) => {
  const context = await browser.newContext()
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  const ana = await context.newPage()
  await ana.goto(server.url)
  await openDialog(ana)
  await ana.keyboard.press("Enter")
  await expect(dialogOf(ana).getByText("Give it a title")).toBeVisible()
  await expect(dialogOf(ana).getByText("Write down what the candidate is asked")).toBeVisible()
  await expect(fieldOf(ana, "Title")).toBeFocused()
  await ana.keyboard.type("Lost property")
  await fieldOf(ana, "Question").fill(
    "Design a lost property office.\n\nThings are found faster than fetched.",
  )
  await ana.reload()
  await openDialog(ana)
  await expect(fieldOf(ana, "Question")).toHaveValue(/found faster/)
  await dialogOf(ana).getByRole("button", { name: "Interview someone" }).click()

  await expect(ana.getByRole("heading", { name: "Lost property" })).toBeVisible()
  await ana.getByRole("button", { name: "Copy link for the candidate" }).click()
  const link = await ana.evaluate(() => navigator.clipboard.readText())
  await walkIn(ana, "Ana")
  const ben = await (await browser.newContext()).newPage()
  await ben.goto(link)
  await walkIn(ben, "Ben")
  for (const page of [ana, ben]) {
    await expect(page.getByRole("tabpanel").getByText("Things are found faster than fetched.")).toBeVisible()
    await expect(boardOf(page).getByText("Things are found faster than fetched.").first()).toBeVisible()
  }

  await ana.goto(server.url)
  await expect(ana.getByRole("region", { name: "Your rooms" }).getByText("Lost property")).toBeVisible()
  await openDialog(ana)
  await expect(fieldOf(ana, "Title")).toHaveValue("")
})

test("[HM-17] where the operator asks for a passphrase, the dialog asks on", async ({ browser }) => {
  const server = await LiveServer.start({ ACCESS_PASSPHRASE: "correct horse" })
  const page = await browser.newPage()
  await page.goto(server.url)
  await openDialog(page)
  await page.keyboard.type("Lost property")
  await fieldOf(page, "Question").fill("Design it.")
  await dialogOf(page).getByRole("button", { name: "Sketch alone" }).click()
  await page.getByLabel("Passphrase", { exact: true }).fill("correct horse")
  await page.keyboard.press("Enter")
  await boardOf(page).waitFor()
  await expect(page.getByRole("heading", { name: "Lost property" }).first()).toBeVisible()
  await server.remove()
})

test("[HM-17] the dialog has no serious accessibility violations", async ({ server, page }) => {
  await page.goto(server.url)
  await openDialog(page)
  await page.keyboard.press("Enter")
  await expect(dialogOf(page).getByText("Give it a title")).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press("Escape")
  await expect(page.getByRole("button", { name: "Use your own question" })).toBeFocused()
})

test("[HM-16] a folder's question stands behind the others, marked, and is found and filtered", async ({
  server,
  page,
}) => {
  await page.goto(server.url)
  const cards = page.getByRole("article")
  await expect(cards).toHaveCount(9)
  await expect(cards.last()).toContainText("House question")
  await expect(cards.last().getByText("Own", { exact: true })).toBeVisible()
  await expect(page.getByText("Own", { exact: true })).toHaveCount(1)
  await expect(page.getByText(/Computed from the 9 questions/)).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole("searchbox").fill("second line matters")
  await expect(cards).toHaveCount(1)
  await page.getByRole("searchbox").fill("")
  await page.getByRole("button", { name: "Knitting" }).click()
  await expect(cards).toHaveCount(1)
  expect(server.output).toMatch(/broken\.json/)
})

test("[QB-24] its key is the interviewer's guide, and in no byte that the candidate receives", async ({
  server,
  enter,
  browser,
}) => {
  const room = await server.createRoom("live", "house-question")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await ana.getByRole("tab", { name: /Guide/ }).click()
  await expect(ana.getByText("qzx-fact is the answer.")).toBeVisible()
  await expect(ana.getByText("qzx-hint-three")).toBeVisible()

  const context = await browser.newContext()
  const ben = await context.newPage()
  const heard = listenTo(ben)
  await ben.goto(room.url("candidate"))
  await walkIn(ben, "Ben")
  await ben.getByRole("tab", { name: "Estimates" }).click()
  await expect(ben.getByText("Monthly users of the free tier")).toBeVisible()
  await ben.reload()
  await boardOf(ben).waitFor()
  await ana.getByRole("button", { name: /^Show to the candidate.*Level 1/ }).click()
  await ben.getByRole("tab", { name: /Question/ }).click()
  await expect(ben.getByText("qzx-hint-one", { exact: true })).toBeVisible()
  expect(heard.received).toContain("It is the second line that matters.")
  expect(OWN_SECRETS.filter(secret => heard.received.includes(secret))).toEqual(["qzx-hint-one"])
  await context.close()
})

const SENTENCE =
  "Trains are late, are split and joined, and change their platforms; whoever waits wants to know. "

test("[QB-28] on the canvas the words of a question of any length stay within its card", async ({
  server,
  page,
}) => {
  for (const text of [SENTENCE.repeat(3), SENTENCE.repeat(40), "W ".repeat(2_000)]) {
    const question = {
      title: "A title that needs more than one line on the card",
      text: text.slice(0, 4_000),
    }
    const room = await server.createOwnRoom(question)
    await page.goto(room.url("solo"))
    const card = page.locator("[data-shape-id='shape:question']")
    const words = card.locator(".tl-rich-text").first()
    await expect(words).toContainText(text.slice(-20).trim())
    await page.evaluate(() => document.fonts.ready)
    const [inner, outer] = await Promise.all([
      words.boundingBox(),
      card.locator(".tl-svg-container").first().boundingBox(),
    ])
    expect(inner?.height).toBeGreaterThan(20)
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0))
  }
})
