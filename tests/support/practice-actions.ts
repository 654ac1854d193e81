import { expect, type Locator, type Page } from "@playwright/test"
import type { LiveServer } from "./live-server.ts"
import { boardOf } from "./room-test.ts"

/** What the simulated interviewer heard, once it has closed. */
export const summaryOf = (page: Page): Locator => page.getByRole("region", { name: "What was heard" })

/** From the home page into a simulated interview about its first question, on a clock of the page's own. */
export async function beginInterview(page: Page, server: LiveServer): Promise<void> {
  await page.clock.install()
  await page.goto(server.url)
  await page.getByRole("button", { name: "Simulate" }).first().click()
  await boardOf(page).waitFor()
  await page.getByRole("button", { name: "Start the interview" }).click()
}

/** Lets a simulated interview run out, on the page's own clock, which must be installed. */
export async function sitThrough(page: Page): Promise<void> {
  const summary = summaryOf(page)
  for (let minutes = 0; minutes < 80 && !(await summary.isVisible()); minutes++)
    await page.clock.fastForward(60_000)
  await expect(summary).toBeVisible()
}
