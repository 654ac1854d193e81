import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { drawBox, expect, shapesOf, test } from "../support/room-test.ts"

test("[RS-1] the home page makes a room for the recruiter screen", async ({ server, page }) => {
  await page.goto(server.url)
  await page.getByRole("button", { name: "Screen someone" }).click()
  await expect(page.getByRole("heading", { name: "Recruiter screen" })).toBeVisible()
  await expect(page.getByText(/You are the interviewer/)).toBeVisible()
})

test("[RS-2] [RS-3] a recruiter screen is run and scored, and nothing of its questions reaches the candidate", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "recruiter-screen")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const heard = { received: "" }
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heard))
  await expect(ben.getByRole("tabpanel").getByRole("heading", { name: "Recruiter screen" })).toBeVisible()
  await expect(ben.getByText("Six sections on the board")).toBeHidden()

  await ana.getByRole("tab", { name: /Guide/ }).click()
  await ana.getByRole("button", { name: "Start the clock" }).click()
  await ana.getByRole("button", { name: "Start", exact: true }).click()
  await ana.getByRole("button", { name: "Next phase" }).click()
  await ana.keyboard.press("Escape")
  await expect(ana.getByRole("heading", { name: "Résumé, now" })).toBeVisible()
  await ana.getByRole("button", { name: /^Well.*two minutes/ }).click()
  await expect(ana.getByText("Handled (1)")).toBeVisible()
  expect(await seriousViolations(ana, { within: "#room-panel" })).toEqual([])

  await ana.getByRole("tab", { name: /Score/ }).click()
  await expect(ana.getByRole("group", { name: /Depth of experience/ })).toBeVisible()
  await ana.getByRole("button", { name: "Add evidence for Depth of experience" }).click()
  await expect(ana.getByRole("menuitem", { name: /two minutes.*answered well/ })).toBeVisible()
  await ana.keyboard.press("Escape")

  // Something of the interviewer's arrives, and nothing of the questions with it.
  await drawBox(ana, { x: 500, y: 500 })
  await expect.poll(async () => (await shapesOf(ben)).length).toBe(1)
  expect(heard.received).toContain("Recruiter screen")
  expect(heard.received).not.toContain("two minutes")
})
