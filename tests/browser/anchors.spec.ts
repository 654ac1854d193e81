import type { Page } from "@playwright/test"
import { boardOf, drawBox, expect, shapesOf, test } from "../support/room-test.ts"

type Place = readonly [x: number, y: number]

/** Where on the page the annotation and the box lie, each the only one; undefined until they are there. */
function places(page: Page): Promise<{ mark: Place | undefined; box: Place | undefined }> {
  return page.evaluate(() => {
    const shapes = window.editor.getCurrentPageShapes().filter(({ meta }) => meta.pinned !== true)
    const place = (layer: string | undefined) => {
      const shape = shapes.find(({ meta }) => meta.layer === layer)
      const bounds = shape && window.editor.getShapePageBounds(shape)
      return bounds && ([bounds.x, bounds.y] as const)
    }
    return { mark: place("annotations"), box: place(undefined) }
  })
}

function rounded([x, y]: Place): Place {
  return [Math.round(x), Math.round(y)]
}

/** From the box to the annotation. */
async function offset(page: Page): Promise<Place | undefined> {
  const { mark, box } = await places(page)
  return mark && box && rounded([mark[0] - box[0], mark[1] - box[1]])
}

/** A point of the only box in this person's window; the two see the board in different places. */
async function pointOfBox(page: Page, across: number, down: number): Promise<{ x: number; y: number }> {
  const point = await page.evaluate(
    ([across, down]) => {
      const box = window.editor.getCurrentPageShapes().find(({ meta }) => !meta.pinned && !meta.layer)
      const bounds = box && window.editor.getShapePageBounds(box)
      const at = bounds && { x: bounds.x + across * bounds.w, y: bounds.y + down * bounds.h }
      const { x, y } = at ? window.editor.pageToScreen(at) : { x: 0, y: 0 }
      return { x, y }
    },
    [across, down] as const,
  )
  expect(point.x).toBeGreaterThan(0)
  return point
}

async function drag(page: Page, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 })
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 })
  await page.mouse.up()
}

test("[BR-23] an annotation drawn on a component follows it when the candidate drags it away", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom("live", "weekly-charts")
  const { page: ben } = await enter(room, "candidate", "Ben")
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await drawBox(ben, { x: 620, y: 320 }, 120)
  await expect.poll(() => shapesOf(ana).then(shapes => shapes.length)).toBe(1)

  await ana.keyboard.press("a")
  await ana.keyboard.press("r")
  await drag(ana, await pointOfBox(ana, 0.3, 0.4), { x: 20, y: 16 })
  await expect.poll(() => offset(ben)).toBeDefined()
  const before = await offset(ben)
  const first = await places(ana)

  await ben.keyboard.press("v")
  await boardOf(ben).press("Escape")
  // By its edge: a box without a filling is taken there.
  await drag(ben, await pointOfBox(ben, 0, 0.3), { x: 90, y: 60 })
  await expect.poll(() => offset(ben)).toEqual(before)
  await expect.poll(() => offset(ana)).toEqual(before)
  const moved = await places(ana)
  expect(moved.mark).not.toEqual(first.mark)

  // Gone from under it, it stays; also for somebody who comes now.
  await ben.keyboard.press("Delete")
  await expect.poll(() => shapesOf(ana).then(shapes => shapes.length)).toBe(1)
  const { page: cleo } = await enter(room, "observer", "Cleo")
  await expect
    .poll(() => places(cleo).then(({ mark }) => mark && rounded(mark)))
    .toEqual(moved.mark && rounded(moved.mark))
})
