import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium } from "@playwright/test"
import { sitThrough, summaryOf } from "../support/practice-actions.ts"
import { boardOf, expect, test } from "../support/room-test.ts"

const RATE = 48_000

test("[PX-5] [PX-6] with a microphone that hears nobody, the interviewer breaks the silence, and the summary says how long it was", async ({
  server,
  launchOptions,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "outloud-sound-"))
  const sound = join(folder, "spoken.wav")
  await writeFile(sound, spoken(6, 4))
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${sound}%noloop`,
    ],
  })
  const page = await browser.newPage()
  await page.clock.install()
  const room = await server.createRoom("solo", "weekly-charts")
  await page.goto(room.url("solo"))
  await boardOf(page).waitFor()
  await page.getByRole("tab", { name: "Interviewer" }).click()
  await page.getByRole("button", { name: "Start the interview" }).click()
  await page.getByRole("button", { name: "Think out loud" }).click()
  const listen = page.getByRole("button", { name: "Listen whether I speak" })
  await expect(listen).toHaveAccessibleDescription(/Nothing is recorded/)
  await listen.click()
  const panel = page.locator("#room-panel")
  await expect(panel.getByText("Hearing you")).toBeVisible()
  await expect(panel.getByText("Quiet", { exact: true })).toBeVisible()
  const log = page.getByRole("log", { name: "The interview" })
  await sitThrough(page)
  const summary = summaryOf(page)
  await expect(
    log.getByText(/on your mind|through your mind|you weighing|if you knew it|people who use it/).first(),
  ).toBeVisible()
  await expect(
    summary.getByText(/^You spoke for \d+ % of the time that the microphone listened/),
  ).toBeVisible()
  await expect(summary.getByText(/^from .*, \d+ min \d+ s$/).first()).toBeVisible()
  await summary.getByText("Why the interviewer said what it said").click()
  await expect(summary.getByText(/^No word and no stroke for/).first()).toBeVisible()
  await browser.close()
  await rm(folder, { recursive: true })
})

/** A WAV file of so many seconds of something like syllables, since a steady tone is taken for noise, and then of silence. */
function spoken(loud: number, quiet: number): Buffer {
  const samples = new Int16Array((loud + quiet) * RATE)
  for (let n = 0; n < loud * RATE; n++) {
    const seconds = n / RATE
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * seconds))
    const pitch = 180 + 60 * Math.sin(2 * Math.PI * 1.3 * seconds)
    const voice = [1, 2, 3, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * n * pitch * seconds) / n, 0)
    samples[n] = 9_000 * syllable * voice
  }
  const header = Buffer.alloc(44)
  header.write("RIFF", 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write("WAVEfmt ", 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write("data", 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}
