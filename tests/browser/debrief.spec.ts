import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { unzipSync } from "fflate"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { boardOf, drawBox, expect, shapesOf, statusOf, test, typeLabel } from "../support/room-test.ts"

/** Only the reference says it. */
const DECISION = /Monday/

async function endInterview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export and more" }).click()
  await page.getByRole("menuitem", { name: "End the interview" }).click()
  await page.getByRole("dialog").getByRole("button", { name: /^End/ }).click()
}

/** Of a very long interview. */
const PARTS = 120
const NOTES = 30
const LONG = "and then the whole of the argument once more, from the beginning. ".repeat(5)

const referenceOf = (page: Page) => page.getByRole("region", { name: "One reference, beside this board" })

test("[DB-5] [DB-6] after the end there is one page for everybody, with a pack to keep", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const heard = { received: "" }
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heard))
  await drawBox(ben, { x: 560, y: 350 }, 160)
  await typeLabel(ben, "Redis")
  await ana.keyboard.press("Shift+N")
  await ana.getByRole("textbox", { name: "New note" }).fill("qzx names the key space")
  await ana.keyboard.press("Enter")
  await ana.getByRole("button", { name: "Start the clock" }).click()
  await ana.getByRole("button", { name: "Start", exact: true }).click()
  await ana.keyboard.press("Escape")
  await ben.goto(`${server.url}/r/${room.id}/debrief`)
  await expect(ben.getByRole("heading", { name: "The interview has not ended" })).toBeVisible()

  await endInterview(ana)
  await expect(ben.getByRole("heading", { name: "Discover Weekly", level: 1 })).toBeVisible()
  await expect(ben.getByRole("table").filter({ hasText: "Introduction" })).toContainText("under 1 of 2 min")
  await expect(ben.getByRole("img", { name: "The board: 1 components and 0 flows" })).toBeVisible()
  await expect(referenceOf(ben).getByText(DECISION).first()).toBeVisible()
  await expect(referenceOf(ben).getByText("as Redis")).toBeVisible()
  await expect(referenceOf(ben).getByRole("img", { name: "The reference as a board" })).toBeVisible()
  await expect(referenceOf(ben).getByRole("button", { name: /^Say a word on/ })).toHaveCount(0)
  expect(await seriousViolations(ben)).toEqual([])

  await ana.getByRole("link", { name: "Debrief" }).click()
  await expect(ana.getByText("qzx names the key space")).toBeVisible()
  await referenceOf(ana)
    .getByRole("button", { name: /^Say a word on/ })
    .first()
    .click()
  await ana.getByRole("textbox", { name: /^Your word on/ }).fill("Yours would do as well")
  await ana.keyboard.press("Enter")
  await expect(ben.getByText("Ana: Yours would do as well")).toBeVisible()

  const download = ben.waitForEvent("download")
  await ben.getByRole("button", { name: "Download the pack" }).click()
  const files = unzipSync(await readFile(await (await download).path()))
  expect(Object.keys(files).sort()).toEqual([
    "board.mmd",
    "board.png",
    "board.svg",
    "board.tldr",
    "report.md",
  ])
  const text = (name: string) => Buffer.from(files[name] ?? []).toString("utf8")
  expect(text("report.md")).toContain("Yours would do as well")
  expect(text("report.md")).toContain("| Introduction | under 1 of 2 min |")
  expect(text("board.mmd")).toContain("Redis")
  expect(text("board.svg")).toMatch(/^<svg/)
  expect(JSON.parse(text("board.tldr"))).toHaveProperty("records")
  expect(
    Buffer.from(files["board.png"] ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG")
  for (const name of Object.keys(files)) expect(text(name)).not.toContain("qzx")
  expect(heard.received).not.toContain("qzx")

  await ana.getByRole("link", { name: "The room" }).click()
  await boardOf(ana).waitFor()
  await ana.getByRole("button", { name: "Open it again" }).click()
  await expect(ben.getByRole("heading", { name: "The interview has not ended" })).toBeVisible()
})

test("[DB-5] the debrief of an empty interview says what there is not, and prints on its own", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await expect(statusOf(ana)).toHaveText(/saved/)
  await endInterview(ana)
  await ana.getByRole("link", { name: "Debrief" }).click()
  await expect(ana.getByText("The clock was never started.")).toBeVisible()
  await expect(ana.getByText(/No scorecard has been published yet/)).toBeVisible()
  await expect(ana.getByText(/^0 of \d+ are there\.$/).first()).toBeVisible()
  await ana.emulateMedia({ media: "print" })
  await expect(ana.getByRole("button", { name: "Print" })).toBeHidden()
  await expect(ana.getByRole("banner")).toBeHidden()
  await expect(ana.getByRole("heading", { name: "Weekly charts", level: 1 })).toBeVisible()
})

test("[DB-5] [DB-6] the debrief of a very long interview, with an earlier one in the same room, holds all of it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await ana.getByRole("button", { name: "Start the clock" }).click()
  await ana.getByRole("button", { name: "Start", exact: true }).click()
  await ana.keyboard.press("Escape")
  await ana.getByRole("button", { name: /^Everybody in this room/ }).click()
  await ana.getByRole("button", { name: "Change the role of Ben" }).click()
  await ana.getByRole("menuitem", { name: "Swap roles with you" }).click()
  await ana.getByRole("button", { name: "Swap roles" }).click()
  // From here on Ben asks, and Ana draws.
  await ben.getByRole("tab", { name: /Guide/ }).waitFor()
  await expect(ana.getByRole("radio", { name: "Private" })).toBeHidden()
  await boardOf(ana).waitFor()

  await ana.evaluate(parts => {
    const { editor } = window
    for (let n = 0; n < parts; n++) {
      const at = { x: 3000 + (n % 20) * 220, y: Math.floor(n / 20) * 160 }
      editor.createShape({ type: "geo", ...at, props: { w: 160, h: 90, richText: words(`Service ${n}`) } })
    }
    function words(text: string) {
      const content = [{ type: "paragraph", content: [{ type: "text", text }] }]
      return { type: "doc", content }
    }
  }, PARTS)
  await expect.poll(async () => (await shapesOf(ben)).length).toBe(PARTS)
  await ben.keyboard.press("Shift+N")
  for (let n = 0; n < NOTES; n++) {
    await ben.getByRole("textbox", { name: "New note" }).fill(`note ${n}: ${LONG}`)
    await ben.keyboard.press("Enter")
  }
  await ben.getByRole("tab", { name: /Guide/ }).click()
  const unshown = ben.getByRole("button", { name: /^Show to the candidate/ })
  const cards = await unshown.count()
  for (let left = cards; left > 0; left--) {
    await unshown.first().click()
    await expect(unshown).toHaveCount(left - 1)
  }
  await endInterview(ben)

  await ana.getByRole("link", { name: "Debrief" }).click()
  await expect(ana.getByRole("img", { name: `The board: ${PARTS} components and 0 flows` })).toBeVisible()
  await expect(
    ana.getByRole("region", { name: "Shown by the interviewer" }).getByRole("article"),
  ).toHaveCount(cards)
  const before = ana.getByRole("region", { name: "Interview 1, before the swap" })
  await expect(before).toContainText("Candidate: Ben.")
  await expect(before.getByRole("row", { name: /^Introduction/ })).toContainText("under 1 of 2 min")
  await expect(before).toContainText("None was published before the swap.")
  await referenceOf(ana).getByRole("button", { name: "Show the other 96" }).click()
  await expect(referenceOf(ana).getByText(`Service ${PARTS - 1}`)).toBeVisible()
  await ana.setViewportSize({ width: 390, height: 800 })
  expect(await ana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const download = ana.waitForEvent("download")
  await ana.getByRole("button", { name: "Download the pack" }).click()
  const files = unzipSync(await readFile(await (await download).path()))
  const report = Buffer.from(files["report.md"] ?? []).toString("utf8")
  expect(report).toContain(`- Service ${PARTS - 1}`)
  expect(report).toContain("## Interview 1, before the swap")
  expect(Buffer.from(files["board.svg"] ?? []).toString("utf8")).toContain(`Service ${PARTS - 1}`)
  expect(report).not.toContain("note 0")

  await ben.getByRole("link", { name: "Debrief" }).click()
  await expect(ben.getByRole("region", { name: "Notes" }).getByRole("listitem")).toHaveCount(NOTES)
})
