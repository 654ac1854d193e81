import type { Page } from "@playwright/test"
import type { Box, TLShapeId, TLShapePartial } from "tldraw"
import type { Person } from "./person.ts"
import { richText } from "./rich-text.ts"

export const SHAPES = 500
const COLUMNS = 25
const BOX = { w: 80, h: 48 }
const PITCH = { x: 100, y: 64 }
/** Below the question and its sections. */
const ORIGIN = { x: 0, y: 4000 }

interface Point {
  readonly x: number
  readonly y: number
}

/** The id of a box of the board, counted from its upper left. */
export function boxId(column: number, row: number): string {
  return `shape:box-${row * COLUMNS + column}`
}

/** Has somebody draw 500 labelled boxes, and waits until the others have them. All look at all of them. */
export async function drawBoard(by: Person, ...seenBy: readonly Person[]): Promise<void> {
  const boxes = Array.from({ length: SHAPES }, (_, n) => ({
    id: boxId(n % COLUMNS, Math.floor(n / COLUMNS)),
    type: "geo",
    x: ORIGIN.x + PITCH.x * (n % COLUMNS),
    y: ORIGIN.y + PITCH.y * Math.floor(n / COLUMNS),
    props: { ...BOX, size: "s", richText: richText(`Box ${n}`) },
  }))
  await by.page.evaluate(made => {
    window.editor.createShapes(made as TLShapePartial[])
  }, boxes)
  for (const { page } of [by, ...seenBy]) {
    await page.waitForFunction(
      id => window.editor.getShape(id as TLShapeId) !== undefined,
      boxId(COLUMNS - 1, SHAPES / COLUMNS - 1),
    )
    await lookAtBoard(page)
  }
}

async function lookAtBoard(page: Page): Promise<void> {
  const bounds = { ...ORIGIN, w: COLUMNS * PITCH.x, h: (SHAPES / COLUMNS) * PITCH.y }
  await page.evaluate(box => {
    window.editor.selectNone()
    // Not tldraw's own class of boxes, which the page does not hand out.
    window.editor.zoomToBounds(box as Box, { inset: 16, immediate: true })
  }, bounds)
}

/** Selects some of the board and returns where the mouse takes hold of it, in the window. */
export async function takeHold(person: Person, ids: readonly string[]): Promise<Point> {
  await person.page.evaluate(chosen => {
    window.editor.setCurrentTool("select")
    window.editor.select(...(chosen as TLShapeId[]))
  }, ids)
  return middleOf(person, ids[Math.floor(ids.length / 2)] as string)
}

/** Where a shape is in the window. */
export async function middleOf({ page }: Person, id: string): Promise<Point> {
  const at = await page.evaluate(id => {
    const center = window.editor.getShapePageBounds(id as TLShapeId)?.center
    const at = center && window.editor.pageToViewport(center)
    return at && { x: at.x, y: at.y }
  }, id)
  const canvas = await page.locator("[data-testid=canvas]").boundingBox()
  if (at === undefined || canvas === null) throw new Error(`${id} is nowhere`)
  return { x: canvas.x + at.x, y: canvas.y + at.y }
}
