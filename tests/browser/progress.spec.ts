import { readFile } from "node:fs/promises"
import { seriousViolations } from "../support/accessibility.ts"
import { expect, test } from "../support/room-test.ts"

test("[PG-4] an interview that is over stands on the progress page, which saves and takes in files", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await ben.goto(`${server.url}/progress`)
  await expect(ben.getByText(/^Nothing yet/)).toBeVisible()
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
