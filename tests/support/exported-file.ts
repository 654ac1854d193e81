import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"

/** What a room's export menu saves under the item of this name. */
export async function exportedFile(page: Page, item: RegExp): Promise<Buffer> {
  await page.getByRole("button", { name: "Export and more" }).click()
  const download = page.waitForEvent("download")
  await page.getByRole("menuitem", { name: item }).click()
  return readFile(await (await download).path())
}
