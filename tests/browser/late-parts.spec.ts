import type { Page } from "@playwright/test"
import { exportedFile } from "../support/exported-file.ts"
import { boardOf, drawBox, expect, statusOf, test } from "../support/room-test.ts"

/** Whether a part of the program that is fetched apart has come. */
function hasCome(page: Page, part: string): Promise<boolean> {
  return page.evaluate(name => {
    const fetched = performance.getEntriesByType("resource").map(entry => entry.name)
    return fetched.some(url => url.includes(`/assets/${name}-`) && url.endsWith(".js"))
  }, part)
}

test("[BR-29] what a room is seen without is there by the time that the server is away", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawBox(page, { x: 600, y: 350 })
  await expect(statusOf(page)).toHaveText(/saved/)
  for (const part of ["RoomDialogs", "board-file", "component-insert"])
    await expect.poll(() => hasCome(page, part)).toBe(true)
  await server.stop()
  await expect(statusOf(page)).toHaveText(/^Offline/)

  await boardOf(page).click({ position: { x: 500, y: 600 } })
  await page.keyboard.press("x")
  await expect(page.locator(".tl-container .ProseMirror-focused")).toBeVisible()
  await page.keyboard.press("Escape")
  const file = await exportedFile(page, /\.tldr/)
  expect(JSON.parse(file.toString())).toHaveProperty("records")
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click()
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible()
})

test("[BR-29] where such a part does not come, that is said, and the board goes on", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben", arriving => {
    void arriving.route(/assets\/(RoomDialogs|SelectionBar|component-insert)-/, request => request.abort())
  })
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click()
  await expect(page.getByText("This part of the program could not be loaded.")).toBeVisible()
  await boardOf(page).click({ position: { x: 500, y: 600 } })
  await page.keyboard.press("x")
  await expect(page.getByText("The component could not be placed.")).toBeVisible()
  await drawBox(page, { x: 600, y: 350 })
  await expect(statusOf(page)).toHaveText(/saved/)
  expect(await page.evaluate(() => window.editor.getSelectedShapes().length)).toBe(1)
})
