import type { Page } from "@playwright/test"
import type { TLShapeId } from "tldraw"
import type { Person } from "./person.ts"

export const SHAPES = 500
const COLUMNS = 25
const BOX = { w: 80, h: 48 }
const PITCH = { x: 100, y: 64 }
/** Below the question and its sections. */
const ORIGIN = { x: 0, y: 4000 }

/** The id of a box of the board, counted from its upper left. */
export function boxId(column: number, row: number): TLShapeId {
  return `shape:box-${row * COLUMNS + column}` as TLShapeId
}

/** Has somebody draw 500 labelled boxes, and waits until the others have them. All look at all of them. */
export async function drawBoard(by: Person, seenBy: readonly Person[]): Promise<void> {
  await by.page.evaluate(
    ({ count, columns, box, pitch, origin }) => {
      const label = (text: string) => ({
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text }] }],
      })
      window.editor.createShapes(
        Array.from({ length: count }, (_, n) => ({
          id: `shape:box-${n}` as TLShapeId,
          type: "geo",
          x: origin.x + pitch.x * (n % columns),
          y: origin.y + pitch.y * Math.floor(n / columns),
          props: { ...box, size: "s", richText: label(`Box ${n}`) },
        })),
      )
    },
    { count: SHAPES, columns: COLUMNS, box: BOX, pitch: PITCH, origin: ORIGIN },
  )
  for (const { page } of [by, ...seenBy]) {
    await page.waitForFunction(id => window.editor.getShape(id) !== undefined, boxId(COLUMNS - 1, SHAPES / COLUMNS - 1))
    await lookAtBoard(page)
  }
}

async function lookAtBoard(page: Page): Promise<void> {
  const bounds = { ...ORIGIN, w: COLUMNS * PITCH.x, h: (SHAPES / COLUMNS) * PITCH.y }
  await page.evaluate(box => {
    const { editor } = window
    editor.selectNone()
    // Not tldraw's own class of boxes, which the page does not hand out.
    editor.zoomToBounds(box as Parameters<typeof editor.zoomToBounds>[0], { inset: 16, immediate: true })
  }, bounds)
}

/** Selects some of the board and returns where the mouse takes hold of it, in the window. */
export async function takeHold({ page }: Person, ids: readonly TLShapeId[]): Promise<{ x: number; y: number }> {
  const at = await page.evaluate(chosen => {
    const { editor } = window
    editor.setCurrentTool("select")
    editor.select(...chosen)
    const bounds = editor.getShapePageBounds(chosen[Math.floor(chosen.length / 2)] as TLShapeId)
    if (bounds === undefined) throw new Error("nothing to take hold of")
    return editor.pageToViewport(bounds.center)
  }, ids)
  const corner = await page.locator("[data-testid=canvas]").boundingBox()
  return { x: at.x + (corner?.x ?? 0), y: at.y + (corner?.y ?? 0) }
}
