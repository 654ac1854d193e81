import { addDays, dayAt } from "@outloud/shared/loop/calendar-day.ts"
import { type Attempt, writeAttempts } from "@outloud/shared/progress/attempt.ts"
import { seriousViolations } from "../support/accessibility.ts"
import { boardOf, expect, statusOf, test } from "../support/room-test.ts"

const DAY_MS = 24 * 60 * 60 * 1_000
const TODAY = dayAt(Date.now())

/** An attempt two days ago. */
function attempt(questionId: string, core: number): Attempt {
  const room = { roomId: questionId, turn: 0, questionId, title: questionId, missed: [], interview: null }
  return { ...room, endedAt: Date.now() - 2 * DAY_MS, phases: [], own: { core }, given: {} }
}

test("[LP-8] [HM-18] attempts show on the radar and in the plan, from which one begins", async ({
  server,
  page,
}) => {
  const kept = writeAttempts([attempt("weekly-charts", 3), attempt("discover-weekly", 2)])
  await page.addInitScript(text => localStorage.setItem("outloud:progress", text), kept)
  await page.goto(server.url)
  const radar = page.getByRole("region", { name: "Difficulty radar" })
  await expect(radar.getByRole("row", { name: "Batch and data" })).toContainText("2 of 3")
  await expect(radar.getByRole("row", { name: "Batch and data" })).toContainText("2.5")
  await expect(radar.getByRole("row", { name: "Search" })).toContainText("none")
  await expect(radar.getByText(/attempts that this browser keeps/)).toBeVisible()
  expect(await seriousViolations(page, { within: "aside" })).toEqual([])

  await page.getByRole("link", { name: "The loop", exact: true }).click()
  await expect(page.getByRole("heading", { name: "The loop", level: 1 })).toBeVisible()
  await expect(page.getByText("2 of 11 interviews done.")).toBeVisible()
  await page.getByLabel("First day of practice").fill(addDays(TODAY, -9))
  await page.getByLabel("Day of the interview").fill(addDays(TODAY, 11))
  await page.getByRole("button", { name: "Set dates" }).click()
  await expect(page.getByText("Day 10 of 21")).toBeVisible()
  const rows = page.getByRole("region", { name: "Day by day" }).getByRole("listitem")
  await expect(rows.filter({ hasText: "Weekly charts" }).first()).toContainText("Done on")
  await expect(rows.filter({ hasText: "Search autocomplete" })).toContainText("Next, behind the plan")
  await expect(rows.filter({ hasText: "Discover Weekly, once more" })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole("link", { name: "Your interviewer" }).click()
  await expect(page.getByRole("heading", { name: "Meet your interviewer", level: 1 })).toBeVisible()
  await expect(page.getByText("What are you weighing right now?")).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole("link", { name: "unwritten rules" }).click()
  await expect(page.getByRole("heading", { name: "Unwritten rules", level: 1 })).toBeVisible()
  await page.getByRole("link", { name: "Deep dives" }).press("Enter")
  await expect(page.getByRole("heading", { name: "A tool comes to mind" })).toBeInViewport()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByLabel("Question").selectOption({ label: "Weekly charts (medium)" })
  await page.getByRole("button", { name: "Simulate" }).click()
  await expect(page.getByRole("button", { name: "Start the interview" })).toBeVisible()
})

test("[LP-8] the plan is there without dates or attempts, and says when the day has been", async ({
  server,
  page,
}) => {
  const answer = await page.goto(`${server.url}/loop`)
  expect(answer?.status()).toBe(200)
  await expect(page.getByText("21 days, without dates yet")).toBeVisible()
  await expect(page.getByRole("heading", { name: "Next: Weekly charts" })).toBeVisible()
  await expect(page.getByText(/is not affiliated with Spotify/).first()).toBeVisible()

  const interview = page.getByLabel("Day of the interview")
  await page.getByLabel("First day of practice").fill(TODAY)
  await interview.fill(addDays(TODAY, -1))
  await interview.press("Enter")
  await expect(page.getByText("The interview cannot be before the first day.")).toBeVisible()
  await page.getByLabel("First day of practice").fill(addDays(TODAY, -21))
  await interview.press("Enter")
  await expect(page.getByText("The interview was yesterday")).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole("button", { name: "Plan 21 days from today" }).click()
  await expect(page.getByText("Day 1 of 21")).toBeVisible()
  await expect(page.getByRole("heading", { name: "Where you are" })).toBeFocused()
  await page.getByRole("button", { name: "Remove the dates" }).press("Enter")
  await expect(page.getByLabel("First day of practice")).toBeFocused()
  await expect(page.getByText("21 days, without dates yet")).toBeVisible()
})

test.describe("without the server", () => {
  test.use({ serviceWorkers: "allow" })

  test("[LP-9] the pages open from their addresses, begin rooms alone, and say what waits", async ({
    server,
    page,
  }) => {
    await page.goto(server.url)
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await server.stop()
    await page.goto(`${server.url}/loop`)
    await expect(page.getByText("21 days, without dates yet")).toBeVisible()
    await page.getByRole("button", { name: "Interview someone" }).click()
    await expect(page.getByText("A room for two needs it")).toBeVisible()
    await page.getByRole("button", { name: "Simulate" }).first().click()
    await boardOf(page).waitFor()
    await expect(statusOf(page)).toHaveText(/^Offline/)
    await expect(page.getByText("interviewer was not kept on this device")).toBeVisible()

    await page.goto(`${server.url}/rules`)
    await expect(page.getByRole("heading", { name: "Unwritten rules", level: 1 })).toBeVisible()
    await page.getByRole("button", { name: "Simulate" }).click()
    await boardOf(page).waitFor()

    await page.goto(`${server.url}/progress`)
    await page.getByRole("button", { name: "Sketch alone" }).click()
    await boardOf(page).waitFor()
  })
})
