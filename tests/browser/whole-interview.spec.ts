import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { boardOf, drawBox, expect, shapesOf, statusOf, test } from "../support/room-test.ts"

const MINUTE = 60_000
const clockOf = (page: Page) => page.getByRole("banner").getByRole("button", { name: /phase \d of \d/ })

async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousViolations(page, { without: [".tl-container"] })).toEqual([])
}

test("[BR-28] a whole interview: interviewer, candidate and observer, from the start of the clock to the end, by keyboard", async ({
  server,
  enter,
}) => {
  test.slow()
  const room = await server.createRoom("live", "discover-weekly")
  const toBen = { received: "" }
  const toCleo = { received: "" }
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben", page => {
    listenTo(page, toBen)
    // Another time zone of the mind: what is compared is the server's clock.
    void page.addInitScript(skew => {
      const real = Date.now
      Date.now = () => real() - skew
    }, 4 * MINUTE)
  })
  const { page: cleo } = await enter(room, "observer", "Cleo", page => void listenTo(page, toCleo))

  // Start.
  await ana.getByRole("button", { name: "Start the clock" }).focus()
  await ana.keyboard.press("Enter")
  await ana.getByRole("button", { name: "Start", exact: true }).focus()
  await ana.keyboard.press("Enter")
  for (const page of [ana, ben, cleo])
    await expect(clockOf(page)).toHaveAccessibleName(/Introduction phase 1 of 7/)
  await ana.getByRole("button", { name: "Next phase" }).focus()
  await ana.keyboard.press("Enter")
  for (const page of [ben, cleo])
    await expect(clockOf(page)).toHaveAccessibleName(/Requirements phase 2 of 7/)
  await ana.keyboard.press("Escape")

  // The candidate asks; the interviewer shows the fact with one key.
  await ana.getByRole("tab", { name: /Guide/ }).focus()
  await ana.keyboard.press("Enter")
  await ana
    .getByRole("button", { name: /^Show to the candidate/ })
    .first()
    .focus()
  await ana.keyboard.press("r")
  const shown = ben.getByRole("region", { name: "Shown by the interviewer" })
  await expect(shown).toContainText("half of the 751 million")
  await expect(cleo.getByRole("region", { name: "Shown by the interviewer" })).toContainText(
    "half of the 751",
  )

  // A question that fits now is handled with one key, and stands in the notes.
  const questions = ana.getByRole("list", { name: "Questions that fit now" })
  await questions.getByRole("button").first().focus()
  await ana.keyboard.press("w")
  await expect(ana.getByText("Handled (1)")).toBeVisible()

  // The candidate draws; everybody sees it.
  await drawBox(ben, { x: 560, y: 300 })
  for (const page of [ana, cleo]) await expect.poll(async () => (await shapesOf(page)).length).toBe(1)

  // The requirement changes.
  await ana
    .getByRole("button", { name: /^Show to the candidate/ })
    .last()
    .focus()
  await ana.keyboard.press("r")
  await expect(shown.getByText("A requirement has changed")).toBeVisible()

  for (const page of [ana, ben, cleo]) await expectAccessible(page)

  // The end.
  await clockOf(ana).focus()
  await ana.keyboard.press("Enter")
  await ana.getByRole("button", { name: "End the interview" }).focus()
  await ana.keyboard.press("Enter")
  await ana.getByRole("dialog", { name: "End the interview?" }).waitFor()
  await ana.keyboard.press("Enter")
  for (const page of [ana, ben, cleo]) {
    await expect(page.getByText("The interview has ended. The board stays as it is.")).toBeVisible()
    await boardOf(page).waitFor()
  }
  await expect(statusOf(ben)).toHaveText(/^Ended · read only/)

  // Nothing of the key but what was shown, and nothing of the notes, has come to them.
  for (const { received } of [toBen, toCleo]) {
    expect(received).toContain("half of the 751 million")
    for (const secret of ["listenFor", "nearest neighbours, batch ranker", '"outcome"', "Saturday"])
      expect(received).not.toContain(secret)
  }
})
