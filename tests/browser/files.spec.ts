import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { drawBox, expect, shapesOf, statusOf, test } from "../support/room-test.ts"

async function exported(page: Page, item: RegExp): Promise<Buffer> {
  await page.getByRole("button", { name: "Export and more" }).click()
  const download = page.waitForEvent("download")
  await page.getByRole("menuitem", { name: item }).click()
  return readFile(await (await download).path())
}

async function importFile(page: Page, name: string, content: Buffer): Promise<void> {
  await page.getByRole("button", { name: "Export and more" }).click()
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("menuitem", { name: /Import a board file/ }).click()
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: content })
}

test("[BR-13] the board comes out as PNG, SVG and a native file, and the file comes in again", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawBox(page, { x: 600, y: 350 })
  expect((await exported(page, /PNG/)).subarray(1, 4).toString()).toBe("PNG")
  expect((await exported(page, /SVG/)).toString()).toMatch(/^<svg[\s\S]*Architecture/)
  const file = await exported(page, /\.tldr/)
  expect(JSON.parse(file.toString())).toHaveProperty("records")
  const other = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(other, "interviewer", "Ana")
  await importFile(ana, "board.tldr", file)
  await expect.poll(async () => (await shapesOf(ana)).length).toBeGreaterThanOrEqual(1)
  await expect(statusOf(ana)).toHaveText(/saved/)
})

test("[BR-14] a broken file says what is wrong and changes nothing", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await importFile(page, "broken.tldr", Buffer.from("{ not a board"))
  await expect(
    page.getByText(/not a .*board|cannot be read|could not be read|damaged/i).first(),
  ).toBeVisible()
  expect(await shapesOf(page)).toEqual([])
})

test("[BR-15] a dropped picture says that pictures are not supported yet", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array([137, 80, 78, 71])], "photo.png", { type: "image/png" }))
    const target = document.querySelector(".tl-canvas")
    target?.dispatchEvent(
      new DragEvent("drop", {
        bubbles: true,
        cancelable: true,
        clientX: 500,
        clientY: 300,
        dataTransfer: transfer,
      }),
    )
  })
  await expect(page.getByText(/Pictures are not supported yet/).first()).toBeVisible()
  expect(await shapesOf(page)).toEqual([])
})
