import { setTimeout as sleep } from "node:timers/promises"
import { percentile } from "../../statistics.ts"
import type { Figures } from "../../workload.ts"
import { boxId, drawBoard, SHAPES, takeHold } from "../board.ts"
import { dragAbout, MOVES_PER_SECOND } from "../drag-about.ts"
import { frameTimes, watchFrames } from "../frames.ts"
import type { Person } from "../person.ts"
import type { BrowserWorkload } from "../workload.ts"

const SETTLE_MS = 1500

/** The middle of the board: ten columns of five rows. */
const DRAGGED = Array.from({ length: 50 }, (_, n) => boxId(7 + (n % 10), 8 + Math.floor(n / 10)))

/**
 * What it costs to watch 50 of 500 shapes being dragged, beside dragging them oneself. Both pages are open in every
 * measured second, so that they share the machine alike; the page of tldraw alone has it to itself.
 */
export const drag: BrowserWorkload = {
  name: "drag",
  title: () =>
    `${DRAGGED.length} of ${SHAPES} shapes are dragged, ${MOVES_PER_SECOND} moves/s: the page of who drags, and of who watches`,
  reference: "drags",
  metrics: [
    { key: "frame p50", label: "frame p50", unit: "ms" },
    { key: "frame p95", label: "frame p95", unit: "ms" },
    { key: "main thread", label: "main thread, of a second", unit: "ms" },
    { key: "script", label: "of it script", unit: "ms" },
    { key: "layout", label: "of it style and layout", unit: "ms" },
  ],
  play: async (scene, { seconds }) => {
    const room = await scene.server.createRoom()
    // Of one role, so that they have the same beside the board.
    const ana = await scene.enter(room, "interviewer", "Ana")
    const ben = await scene.enter(room, "interviewer", "Ben")
    await drawBoard(ana, ben)
    await sleep(SETTLE_MS)
    const [resting] = await measured(ben, ana, "rest", () => sleep(1000 * seconds))
    const [first, watchedByBen] = await dragged(ana, ben, seconds)
    const [second, watchedByAna] = await dragged(ben, ana, seconds)
    await ana.close()
    await ben.close()
    return {
      drags: mean(first, second),
      watches: mean(watchedByBen, watchedByAna),
      "nobody drags": resting,
      "drags alone, bare tldraw": await draggedAlone(await scene.openBare(), seconds),
    }
  },
}

async function dragged(by: Person, seenBy: Person, seconds: number): Promise<[Figures, Figures]> {
  const from = await takeHold(by, DRAGGED)
  await sleep(SETTLE_MS)
  const figures = await measured(by, seenBy, "drag", () => dragAbout(by, from, seconds))
  await by.page.evaluate(() => {
    window.editor.selectNone()
  })
  await sleep(SETTLE_MS)
  return figures
}

async function draggedAlone(person: Person, seconds: number): Promise<Figures> {
  await drawBoard(person)
  const from = await takeHold(person, DRAGGED)
  await sleep(SETTLE_MS)
  const figures = await measuredAlone(person, "bare", () => dragAbout(person, from, seconds))
  await person.close()
  return figures
}

/** Of both pages, in the same seconds. */
async function measured(
  one: Person,
  other: Person,
  part: string,
  act: () => Promise<unknown>,
): Promise<[Figures, Figures]> {
  let ofOther: Figures = {}
  const ofOne = await measuredAlone(one, `${part} drags`, async () => {
    ofOther = await measuredAlone(other, `${part} watches`, act)
  })
  return [ofOne, ofOther]
}

async function measuredAlone(person: Person, part: string, act: () => Promise<unknown>): Promise<Figures> {
  await watchFrames(person)
  const began = performance.now()
  const spent = await person.measure(part, act)
  const seconds = (performance.now() - began) / 1000
  const frames = await frameTimes(person)
  return {
    "frame p50": percentile(frames, 50),
    "frame p95": percentile(frames, 95),
    "main thread": spent.task / seconds,
    script: spent.script / seconds,
    layout: spent.layout / seconds,
  }
}

function mean(one: Figures, other: Figures): Figures {
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, (value + (other[key] as number)) / 2]),
  )
}
