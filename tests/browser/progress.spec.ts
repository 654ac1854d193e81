import { readFile } from "node:fs/promises"
import { seriousViolations } from "../support/accessibility.ts"
import { beginInterview, sitThrough } from "../support/practice-actions.ts"
import { expect, test } from "../support/room-test.ts"

test("[PG-4] an interview that is over stands on the progress page, which saves and takes in files", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  expect((await ben.goto(`${server.url}/progress`))?.status()).toBe(200)
  await expect(ben.getByText(/^Nothing yet/)).toBeVisible()
  await expect(ben.getByRole("region", { name: "Next question" })).toContainText("no attempt to go by yet")
  await ben.goBack()

  await ana.getByRole("button", { name: "Export and more" }).click()
  await ana.getByRole("menuitem", { name: "End the interview" }).click()
  await ana.getByRole("dialog").getByRole("button", { name: /^End/ }).click()
  await expect(ben.getByText(/The interview has ended. The board stays/)).toBeVisible()

  await ben.goto(server.url)
  await ben.getByRole("link", { name: "Progress" }).click()
  const attempts = ben.getByRole("list", { name: "Attempts" }).getByRole("listitem")
  await expect(attempts).toHaveCount(1)
  await expect(attempts).toContainText("Weekly charts")
  expect(await seriousViolations(ben)).toEqual([])

  const download = ben.waitForEvent("download")
  await ben.getByRole("button", { name: "Save as a file" }).click()
  const kept = await readFile(await (await download).path(), "utf8")
  await ben.getByRole("button", { name: /^Remove Weekly charts/ }).click()
  await expect(attempts).toHaveCount(0)
  const take = async (text: string) => {
    const chooser = ben.waitForEvent("filechooser")
    await ben.getByRole("button", { name: "Take in a file" }).click()
    const file = { name: "progress.json", mimeType: "application/json", buffer: Buffer.from(text) }
    await (await chooser).setFiles(file)
  }
  await take(kept.replace('"turn"', '"turned"'))
  await expect(ben.getByText("This file was not taken in")).toBeVisible()
  await expect(attempts).toHaveCount(0)
  await take(kept)
  await expect(ben.getByText("1 attempt was taken in.")).toBeVisible()
  await expect(attempts).toHaveCount(1)

  await ana.goto(`${server.url}/progress`)
  await expect(ana.getByText(/^Nothing yet/)).toBeVisible()
})

test("[PG-6] [PG-7] [PG-8] two simulated interviews are two attempts, and the page says what to try next and why", async ({
  server,
  page,
}) => {
  await beginInterview(page, server)
  await sitThrough(page)
  await page.getByRole("button", { name: "Score yourself" }).click()
  for (const [competency, value] of Object.entries({
    "Core design": "3",
    "Trade-offs": "2",
    Requirements: "4",
  }))
    await page
      .getByRole("radiogroup", { name: `Score for ${competency}` })
      .getByText(value, { exact: true })
      .click()
  await page.getByRole("button", { name: "Submit", exact: true }).click()
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Submit/ })
    .click()
  await expect(page.getByRole("region", { name: "Scores by competency" })).toBeVisible()
  await page.getByRole("tab", { name: /Interviewer/ }).click()
  await page.getByRole("button", { name: "Practise it again on a new board" }).click()
  await expect(page.getByRole("log", { name: "The interview" })).toBeHidden()
  await page.getByRole("button", { name: "Start the interview" }).click()
  await sitThrough(page)

  await page.goto(`${server.url}/progress`)
  const attempts = page.getByRole("list", { name: "Attempts" }).getByRole("listitem")
  await expect(attempts.filter({ hasText: "simulated" })).toHaveCount(2)
  await expect(attempts.filter({ hasText: "No scores yet" })).toHaveCount(1)
  const questions = page.getByRole("region", { name: "Questions" })
  await expect(questions.getByRole("row", { name: /^Discover Weekly 2/ })).toContainText("2.9")
  const scores = page.getByRole("region", { name: "Scores in design interviews" })
  await expect(scores.getByRole("row", { name: "Trade-offs 2" })).toBeVisible()
  await expect(scores.locator("svg.recharts-surface")).toBeVisible()
  const minutes = page.getByRole("region", { name: "Minutes per phase" })
  await expect(minutes.getByRole("row", { name: /^High-level design over plan in \d of 2/ })).toBeVisible()
  await expect(page.getByRole("region", { name: "Follow-ups you missed" })).toContainText("Missed")
  const next = page.getByRole("region", { name: "Next question" })
  await expect(next).toContainText(
    "Your weakest competency is Trade-offs: 2 of 4 in your latest scored attempt.",
  )
  expect(await seriousViolations(page)).toEqual([])
  await next.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByRole("button", { name: "Start the interview" })).toBeVisible()
})
