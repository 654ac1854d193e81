import { expect, type Locator, type Page } from "@playwright/test"

/** What the simulated interviewer heard, once it has closed. */
export const summaryOf = (page: Page): Locator => page.getByRole("region", { name: "What was heard" })

/** Lets a simulated interview run out, on the page's own clock, which must be installed. */
export async function sitThrough(page: Page): Promise<void> {
  const summary = summaryOf(page)
  for (let minutes = 0; minutes < 80 && !(await summary.isVisible()); minutes++)
    await page.clock.fastForward(60_000)
  await expect(summary).toBeVisible()
}
