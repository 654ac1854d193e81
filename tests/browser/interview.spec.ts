import type { Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { boardOf, expect, test, walkIn } from "../support/room-test.ts"

const clockOf = (page: Page) => page.getByRole("banner").getByRole("button", { name: /phase \d of \d/ })

/** Seconds left, as this person reads them. */
async function secondsLeft(page: Page): Promise<number> {
  const words = (await clockOf(page).textContent()) ?? ""
  const [, minutes = "", seconds = ""] = /(\d+):(\d\d)/.exec(words) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test("[SE-9] the interviewer runs the clock, and everybody reads the same, whatever their own clocks say", async ({
  server,
  enter,
  browser,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const real = Date.now
    Date.now = () => real() + 187_000
  })
  const ben = await context.newPage()
  await ben.goto(room.url("candidate"))
  await walkIn(ben, "Ben")

  await expect(ben.getByRole("button", { name: "Start the clock" })).toBeHidden()
  await ana.getByRole("button", { name: "Start the clock" }).click()
  await ana.getByText("60 min", { exact: true }).click()
  const minutes = ana.getByRole("textbox", { name: "Minutes for High-level design" })
  await expect(minutes).toHaveValue("15")
  await minutes.fill("14")
  await minutes.press("Enter")
  await expect(ana.getByText("59 minutes in all.", { exact: false })).toBeVisible()
  await ana.getByRole("button", { name: "Start", exact: true }).click()
  await expect(clockOf(ana)).toBeVisible()
  await expect(clockOf(ben)).toHaveAccessibleName(/Introduction phase 1 of 7/)
  await expect
    .poll(async () => {
      const [mine, theirs] = await Promise.all([secondsLeft(ana), secondsLeft(ben)])
      return theirs > 100 && Math.abs(mine - theirs) <= 1
    })
    .toBe(true)

  await ana.getByRole("button", { name: "Next phase" }).click()
  await expect(clockOf(ben)).toHaveAccessibleName(/Requirements phase 2 of 7/)
  await ana.getByRole("button", { name: "Pause" }).click()
  await expect(clockOf(ben)).toHaveAccessibleName(/paused/)
  await ben.reload()
  await expect(clockOf(ben)).toHaveAccessibleName(/Requirements phase 2 of 7.*paused/)
  expect(await seriousViolations(ana, { within: "header" })).toEqual([])
  // Who does not run it reads the phases, and has no buttons.
  await clockOf(ben).click()
  await expect(ben.getByText("The interviewer runs the clock.", { exact: false })).toBeVisible()
  await expect(ben.getByRole("button", { name: "Next phase" })).toBeHidden()
  await context.close()
})

test("[SE-10] a card that the interviewer shows arrives with its time, and nothing of the guide before", async ({
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
  await expect(boardOf(ben)).toBeVisible()
  await expect(ben.getByRole("tab", { name: /Guide/ })).toBeHidden()

  await ana.getByRole("tab", { name: /Guide/ }).click()
  await expect(ana.getByText("Only interviewers see this.")).toBeVisible()
  await ana.getByRole("button", { name: /^Show to the candidate.*Which signals are there/ }).click()
  await expect(ana.getByText(/Shown at/)).toBeVisible()
  const card = ben.getByRole("region", { name: "Shown by the interviewer" })
  await expect(card).toContainText("Streams over 30 seconds")
  expect(heard.received).toContain("Streams over 30 seconds")

  // A dot where the card is, for somebody who looks elsewhere.
  await ben.getByRole("tab", { name: "Outline" }).click()
  await ana.getByRole("button", { name: /^Show to the candidate.*Level 1/ }).click()
  await expect(ben.getByRole("tab", { name: "Question New card" })).toBeVisible()
  await ben.getByRole("tab", { name: "Question New card" }).click()
  await expect(card).toContainText("When does the answer actually have to exist")
  await expect(ben.getByRole("tab", { name: "Question", exact: true })).toBeVisible()

  for (const secret of [
    "nearest neighbours, batch ranker",
    "From next month",
    "Saturday",
    "retention; guardrail",
  ])
    expect(heard.received).not.toContain(secret)
  await context.close()
})

test("[SE-11] the guide asks what fits the board now, by keyboard too, and is accessible", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await ana.getByRole("tab", { name: /Guide/ }).click()
  const questions = ana.getByRole("list", { name: "Questions that fit now" })
  await ana.getByRole("button", { name: /^Show \d+ more$/ }).click()
  const scheduler = questions.getByRole("paragraph").filter({ hasText: "Who starts the run" })
  await expect(scheduler).toBeVisible()

  await ana.getByRole("tab", { name: "Outline" }).click()
  await ana.getByRole("textbox", { name: "Type a diagram" }).fill("airflow -> spark features")
  await ana.keyboard.press("Enter")
  await ana.getByRole("tab", { name: /Guide/ }).click()
  await ana.getByRole("button", { name: /^Show \d+ more$/ }).click()
  await expect(scheduler).toBeHidden()

  const first = questions.getByRole("button", { name: /^Well/ }).first()
  const asked = (await questions.getByRole("paragraph").first().textContent()) ?? "?"
  await first.focus()
  await ana.keyboard.press("Enter")
  await expect(ana.getByText("Handled (1)")).toBeVisible()
  await ana.reload()
  await ana.getByRole("tab", { name: /Guide/ }).click()
  await expect(ana.getByText("Handled (1)")).toBeVisible()
  await expect(questions.getByRole("paragraph").filter({ hasText: asked })).toBeHidden()
  expect(await seriousViolations(ana, { within: "#room-panel" })).toEqual([])
})

test("[QB-9] where the question has no answer key, the guide asks what fits any design", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const error = { code: "not_found", message: "This question has no answer key." }
  await ana.route("**/answer-key", route => route.fulfill({ status: 404, json: { error } }))
  await ana.getByRole("tab", { name: /Guide/ }).click()
  await expect(ana.getByText("This question has no guide.")).toBeVisible()
  await expect(ana.getByRole("heading", { name: "Facts, when they ask" })).toBeHidden()
  const questions = ana.getByRole("list", { name: "Questions that fit now" })
  await ana.getByRole("button", { name: /^Show \d+ more$/ }).click()
  const entry = questions
    .getByRole("paragraph")
    .filter({ hasText: "Where does the user enter this diagram?" })
  await expect(entry).toBeVisible()

  await ana.getByRole("tab", { name: "Outline" }).click()
  await ana.getByRole("textbox", { name: "Type a diagram" }).fill("client -> api gateway")
  await ana.keyboard.press("Enter")
  await ana.getByRole("tab", { name: /Guide/ }).click()
  await ana.getByRole("button", { name: /^Show \d+ more$/ }).click()
  await expect(entry).toBeHidden()
  expect(await seriousViolations(ana, { within: "#room-panel" })).toEqual([])
})
