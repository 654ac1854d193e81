import { setTimeout as sleep } from "node:timers/promises"
import type { TLShapeId } from "tldraw"
import { percentile } from "../../statistics.ts"
import type { Figures } from "../../workload.ts"
import { boxId, drawBoard, middleOf, SHAPES, takeHold } from "../board.ts"
import { dragAbout, MOVES_PER_SECOND } from "../drag-about.ts"
import type { Person } from "../person.ts"
import { checkClocks, delays, sightings, watchShape } from "../sightings.ts"
import type { BrowserWorkload } from "../workload.ts"

const ALONE = "shape:alone"
const BETWEEN_KEYS_MS = 200
/** Not in step with anything that repeats. */
const UNEVEN_MS = 37
const SETTLE_MS = 1000

/** How long what one person does takes to the other's screen. */
export const latency: BrowserWorkload = {
  name: "latency",
  title: () => "From one browser to another by way of the server: a shape that one of them moves",
  metrics: [
    { key: "stored p50", label: "canvas to canvas p50", unit: "ms" },
    { key: "stored p95", label: "p95", unit: "ms" },
    { key: "seen p50", label: "hand to screen p50", unit: "ms" },
    { key: "seen p95", label: "p95 ", unit: "ms" },
  ],
  play: async (scene, { seconds }) => {
    const room = await scene.server.createRoom()
    const ana = await scene.enter(room, "interviewer", "Ana")
    const ben = await scene.enter(room, "candidate", "Ben")
    await checkClocks(ana, ben)
    await drawOne(ana, ben)
    const at = await middleOf(ana, ALONE)
    const nudged = await measured(ana, ben, ALONE, () => nudge(ana, at, seconds))
    const from = await takeHold(ana, [ALONE])
    const dragged = await measured(ana, ben, ALONE, () => dragAbout(ana, from, seconds))
    await drawBoard(ana, ben)
    const hold = await takeHold(ana, [boxId(12, 10)])
    const onLarge = await measured(ana, ben, boxId(12, 10), () => dragAbout(ana, hold, seconds))
    await ana.close()
    await ben.close()
    return {
      [`a key, every ${BETWEEN_KEYS_MS} ms`]: nudged,
      [`a drag, ${MOVES_PER_SECOND} moves/s`]: dragged,
      [`the same among ${SHAPES} shapes`]: onLarge,
    }
  },
}

async function drawOne(ana: Person, ben: Person): Promise<void> {
  await ana.page.evaluate(id => {
    const { center } = window.editor.getViewportPageBounds()
    window.editor.createShape({
      id: id as TLShapeId,
      type: "geo",
      x: center.x,
      y: center.y,
      props: { w: 120, h: 60, fill: "solid" },
    })
  }, ALONE)
  await ben.page.waitForFunction(id => window.editor.getShape(id as TLShapeId) !== undefined, ALONE)
}

/** Selects the shape as a person does, which has the keys go to the canvas. */
async function nudge({ page }: Person, at: { x: number; y: number }, seconds: number): Promise<void> {
  await page.mouse.click(at.x, at.y)
  const times = (1000 * seconds) / BETWEEN_KEYS_MS
  for (let n = 0; n < times; n++) {
    await page.keyboard.press("ArrowRight")
    await sleep(BETWEEN_KEYS_MS + UNEVEN_MS * (n % 3))
  }
}

async function measured(by: Person, seenBy: Person, id: string, act: () => Promise<void>): Promise<Figures> {
  await sleep(SETTLE_MS)
  await watchShape(by, id)
  await watchShape(seenBy, id)
  await act()
  await sleep(SETTLE_MS)
  const { stored, seen, lost } = delays(await sightings(by), await sightings(seenBy))
  if (stored.length === 0 || lost > 0)
    throw new Error(`${lost} places of ${id} were never seen, ${stored.length} were`)
  return {
    "stored p50": percentile(stored, 50),
    "stored p95": percentile(stored, 95),
    "seen p50": percentile(seen, 50),
    "seen p95": percentile(seen, 95),
  }
}
