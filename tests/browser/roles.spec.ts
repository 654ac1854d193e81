import type { Page } from "@playwright/test"
import { listenTo } from "../support/listen-to.ts"
import { boardOf, drawBox, expect, shapesOf, statusOf, test, typeLabel } from "../support/room-test.ts"

const layersOf = async (page: Page) => (await shapesOf(page)).map(({ layer }) => layer)
const saved = (page: Page) => expect(statusOf(page)).toHaveText(/^Live · saved/)

test("[BR-24] a private mark is nowhere in what the candidate receives, until it is shown", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const heard = { received: "" }
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heard))

  await boardOf(ana).click({ position: { x: 30, y: 300 } })
  await ana.keyboard.press("Shift+A")
  await expect(ana.getByText("Private: only interviewers see this")).toBeVisible()
  await drawBox(ana, { x: 560, y: 300 })
  await typeLabel(ana, "qzx-private")
  await saved(ana)
  expect(await layersOf(ana)).toEqual(["notes"])
  // Something of the interviewer's arrives, and nothing of the mark with it.
  await ana.keyboard.press("Shift+A")
  await drawBox(ana, { x: 700, y: 300 })
  await expect.poll(() => layersOf(ben)).toEqual(["diagram"])
  expect(heard.received).not.toContain("qzx-private")

  await ana.keyboard.press("Escape")
  await ana.keyboard.press("Shift+A")
  await ana.mouse.click(600, 340)
  await ana.getByRole("button", { name: "Show to the candidate" }).click()
  await expect.poll(() => layersOf(ben)).toEqual(["diagram", "annotations"])
  await expect.poll(async () => (await layersOf(ana)).sort()).toEqual(["annotations", "diagram"])
  expect(heard.received).toContain("qzx-private")
})

test("[BR-25] two people swap: guide and private tools change sides, and the sealed notes reach nobody new", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const heard = { received: "" }
  const { page: ben } = await enter(room, "candidate", "Ben", page => void listenTo(page, heard))
  await ana.getByRole("tab", { name: /Guide/ }).click()
  const first = ana.getByRole("list", { name: "Questions that fit now" }).getByRole("button").first()
  await first.focus()
  await ana.keyboard.press("p")
  await expect(ana.getByText("Handled (1)")).toBeVisible()
  await ana.getByRole("button", { name: "Start the clock" }).click()
  await ana.getByRole("button", { name: "Start", exact: true }).click()
  await expect(ben.getByRole("button", { name: /phase 1 of 7/ })).toBeVisible()
  await ana.keyboard.press("Escape")
  await saved(ana)

  await ana.getByRole("button", { name: /^Everybody in this room/ }).click()
  await ana.getByRole("button", { name: "Change the role of Ben" }).click()
  await ana.getByRole("menuitem", { name: "Swap roles with you" }).click()
  await ana.getByRole("button", { name: "Swap roles" }).click()

  await expect(ana.getByRole("tab", { name: /Guide/ })).toBeHidden()
  await expect(ana.getByRole("radio", { name: "Private" })).toBeHidden()
  await ben.getByRole("tab", { name: /Guide/ }).click()
  await expect(ben.getByText("Ask now")).toBeVisible()
  await expect(ben.getByText(/Handled/)).toBeHidden()
  await expect(ben.getByRole("button", { name: "Start the clock" })).toBeVisible()
  expect(heard.received).not.toContain("poorly")
  await boardOf(ben).waitFor()
  await drawBox(ana, { x: 560, y: 300 })
  await expect.poll(() => layersOf(ben)).toEqual(["diagram"])
  await saved(ana)
  await saved(ben)
})

test("[BR-26] when the interview ends, nobody draws, the notes go on, and it can be opened again", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: ben } = await enter(room, "candidate", "Ben")
  await drawBox(ben, { x: 560, y: 300 })
  await expect.poll(() => layersOf(ana)).toEqual(["diagram"])
  await ana.getByRole("button", { name: "Export and more" }).click()
  await ana.getByRole("menuitem", { name: "End the interview" }).click()
  await ana.getByRole("button", { name: "End the interview" }).click()
  for (const page of [ana, ben]) {
    await expect(page.getByText("The interview has ended. The board stays as it is.")).toBeVisible()
    await expect(statusOf(page)).toHaveText(/^Ended · read only/)
  }
  await drawBox(ben, { x: 700, y: 300 })
  expect(await shapesOf(ben)).toHaveLength(1)
  await expect(ben.getByRole("button", { name: "Open it again" })).toBeHidden()
  await ben.reload()
  await boardOf(ben).waitFor()
  await expect(statusOf(ben)).toHaveText(/^Ended · read only/)

  await ana.getByRole("tab", { name: /Guide/ }).click()
  await ana.getByRole("list", { name: "Questions that fit now" }).getByRole("button").first().focus()
  await ana.keyboard.press("w")
  await expect(ana.getByText("Handled (1)")).toBeVisible()

  await ana.getByRole("button", { name: "Open it again" }).click()
  await expect(statusOf(ben)).toHaveText(/^Live · saved/)
  await drawBox(ben, { x: 700, y: 300 })
  await expect.poll(() => layersOf(ana)).toEqual(["diagram", "diagram"])
})

test("[BR-27] who is removed is told and stays out", async ({ server, enter }) => {
  const room = await server.createRoom("live", "discover-weekly")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  const { page: cleo } = await enter(room, "observer", "Cleo")
  await ana.getByRole("button", { name: /^Everybody in this room/ }).click()
  await ana.getByRole("button", { name: "Change the role of Cleo" }).click()
  await ana.getByRole("menuitem", { name: "Remove from the room" }).click()
  await ana.getByRole("button", { name: "Remove", exact: true }).click()
  await expect(cleo.getByRole("heading", { name: "You were shown out" })).toBeVisible()
  await cleo.reload()
  await expect(cleo.getByText("The interviewer has removed you from this room.")).toBeVisible()
})
