import type { TLShapeId } from "tldraw"
import type { Random } from "../../support/random.ts"
import { middleOf } from "./board.ts"
import type { Person } from "./person.ts"

/** Where one draws: clear of what lies over the canvas. */
const FIELD = { left: 200, top: 200, right: 800, bottom: 600 }
const STROKE_POINTS = 40
const DRAG_MOVES = 20
const WATCHER_MOVES = 200
/** Minutes after which one goes on at an empty place beside. */
const MINUTES_OF_A_PLACE = 5

/** What a minute has in it, for the head of a table. */
export const MINUTE = "2 labelled boxes, an arrow, a stroke, 3 drags, a shape deleted, a step undone"

/**
 * A minute of an interview: one draws with the mouse and the keys, the other points about. How much that is was
 * assumed, not observed. It is played as fast as the pages take it, so fewer updates are sent than in a real minute.
 */
export async function drawMinute(
  draws: Person,
  watches: Person,
  random: Random,
  minute: number,
): Promise<void> {
  if (minute % MINUTES_OF_A_PLACE === 0) await goToEmptyPlace(draws, minute / MINUTES_OF_A_PLACE)
  const pointing = pointAbout(watches, random)
  await drawBox(draws, random, `Service ${2 * minute}`)
  await drawBox(draws, random, `Service ${2 * minute + 1}`)
  await drawWith(draws, "a", [anywhere(random), anywhere(random)])
  await drawWith(draws, "d", wandering(random))
  for (let n = 0; n < 3; n++) await dragSomething(draws, random)
  await draws.page.keyboard.press("Delete")
  await dragSomething(draws, random)
  await draws.page.keyboard.press("Control+z")
  await pointing
}

interface Point {
  readonly x: number
  readonly y: number
}

async function goToEmptyPlace({ page }: Person, place: number): Promise<void> {
  await page.evaluate(n => {
    window.editor.setCamera({ x: -1500 * n, y: -4000, z: 1 }, { immediate: true })
  }, place)
}

async function drawBox(person: Person, random: Random, label: string): Promise<void> {
  const corner = anywhere(random)
  const { page } = person
  await drawWith(person, "r", [corner, { x: corner.x + 100, y: corner.y + 60 }])
  // A hand that comes down beside the canvas, on a bar over it, draws nothing.
  if (!(await page.evaluate(() => window.editor.getOnlySelectedShape()?.type === "geo"))) return
  await page.keyboard.press("Enter")
  await page.waitForFunction(() => window.editor.getEditingShapeId() !== null)
  await page.keyboard.type(label)
  await page.keyboard.press("Escape")
}

async function drawWith({ page }: Person, tool: string, points: readonly Point[]): Promise<void> {
  await page.keyboard.press("Escape")
  await page.keyboard.press(tool)
  const [first, ...others] = points as readonly [Point, ...Point[]]
  await page.mouse.move(first.x, first.y)
  await page.mouse.down()
  for (const { x, y } of others) await page.mouse.move(x, y, { steps: 2 })
  await page.mouse.up()
  await page.keyboard.press("v")
}

/** One of the shapes in sight. */
async function dragSomething(person: Person, random: Random): Promise<void> {
  const { page } = person
  const ids = await page.evaluate(() => {
    const { editor } = window
    const view = editor.getViewportPageBounds()
    return editor
      .getCurrentPageShapes()
      .filter(({ id, type }) => type === "geo" && view.contains(editor.getShapePageBounds(id) ?? view))
      .map(({ id }): string => id)
  })
  if (ids.length === 0) return
  const id = random.pick(ids)
  await page.evaluate(chosen => {
    window.editor.select(chosen as TLShapeId)
  }, id)
  const from = await middleOf(person, id)
  const to = anywhere(random)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: DRAG_MOVES })
  await page.mouse.up()
}

async function pointAbout({ page }: Person, random: Random): Promise<void> {
  for (let moves = 0; moves < WATCHER_MOVES; moves += DRAG_MOVES) {
    const { x, y } = anywhere(random)
    await page.mouse.move(x, y, { steps: DRAG_MOVES })
  }
}

function anywhere(random: Random): Point {
  return {
    x: FIELD.left + random.below(FIELD.right - FIELD.left),
    y: FIELD.top + random.below(FIELD.bottom - FIELD.top),
  }
}

function wandering(random: Random): Point[] {
  let { x, y } = anywhere(random)
  return Array.from({ length: STROKE_POINTS }, () => {
    x += random.below(11) - 5
    y += random.below(11) - 5
    return { x, y }
  })
}
