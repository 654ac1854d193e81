import { seriousViolations } from "../support/accessibility.ts"
import { listenTo } from "../support/listen-to.ts"
import { drawBox, expect, shapesOf, statusOf, test, typeLabel } from "../support/room-test.ts"

test("[NT-3] [NT-4] an interviewer notes with the keyboard alone, and no byte of it reaches the candidate", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const heard = { received: "" }
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heard))
  await drawBox(ben, { x: 600, y: 350 }, 160)
  await typeLabel(ben, "Redis")
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(1)
  const [box] = await shapesOf(ana)
  await ana.evaluate(id => void window.editor.select(id as never), box?.id)

  await ana.keyboard.press("Shift+N")
  const field = ana.getByRole("textbox", { name: "New note" })
  await expect(field).toBeFocused()
  await ana.keyboard.press("@")
  await ana.keyboard.press("+")
  await expect(ana.getByRole("button", { name: "About Redis" })).toHaveAttribute("aria-pressed", "true")
  await ana.keyboard.type("qzx-keeps it small - and says why +1")
  await ana.keyboard.press("Enter")
  await ana.keyboard.type("qzx-no numbers yet")
  await ana.keyboard.press("Enter")
  const notes = ana.getByRole("list", { name: "Notes" }).getByRole("listitem")
  await expect(notes).toHaveCount(2)
  await expect(notes.first()).toContainText("qzx-no numbers yet")
  await expect(notes.last()).toContainText("qzx-keeps it small - and says why +1")
  await expect(notes.last().getByRole("img", { name: "In favour" })).toBeVisible()
  await expect(notes.last().getByRole("button", { name: "On the board Redis" })).toBeVisible()
  expect(await seriousViolations(ana, { within: "#room-panel" })).toEqual([])

  await ana.getByRole("button", { name: "Change the note: qzx-no numbers yet" }).press("Enter")
  await ana.getByRole("textbox", { name: "The note" }).fill("qzx-numbers came late")
  await ana.keyboard.press("Enter")
  await expect(notes.first()).toContainText("qzx-numbers came late")
  await ana.getByRole("button", { name: "Delete the note: qzx-numbers came late" }).press("Enter")
  await expect(notes).toHaveCount(1)
  await ana.getByRole("button", { name: "Put it back" }).press("Enter")
  await expect(notes).toHaveCount(2)

  await expect(statusOf(ana)).toHaveText(/saved/)
  await ana.reload()
  await ana.getByRole("tab", { name: /Notes/ }).click()
  await expect(notes).toHaveCount(2)
  await ana.getByRole("textbox", { name: "New note" }).press("Escape")
  await expect(ana.getByRole("textbox", { name: "New note" })).not.toBeFocused()

  await expect(ben.getByRole("tab", { name: /Notes/ })).toHaveCount(0)
  await drawBox(ana, { x: 300, y: 350 })
  await expect.poll(async () => (await shapesOf(ben)).length).toBe(2)
  expect(heard.received).not.toContain("qzx-")
})
