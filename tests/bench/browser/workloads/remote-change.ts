import { setTimeout as sleep } from "node:timers/promises"
import type { TLShapeId, TLShapePartial } from "tldraw"
import type { Figures } from "../../workload.ts"
import { boxId, drawBoard, SHAPES } from "../board.ts"
import type { Person } from "../person.ts"
import { richText } from "../rich-text.ts"
import { type ThreadTimes, timesBetween } from "../thread-times.ts"
import type { BrowserWorkload } from "../workload.ts"

const PER_SECOND = 10
const SETTLE_MS = 1500

/** The shape after change number `n` of somebody. */
type Change = (n: number, by: string) => { readonly id: string } & Record<string, unknown>

const CHANGES: Readonly<Record<string, Change>> = {
  moved: n => ({ id: boxId(5, 5), x: 500 + 8 * (n % 2) }),
  relabelled: (n, by) => ({ id: boxId(5, 5), props: { richText: richText(`${by} ${n}`) } }),
  made: (n, by) => ({
    ...{ id: `shape:${by}-${n}`, x: 500 + 4 * n, y: 4500 + 4 * n },
    props: { w: 80, h: 48, size: "s", richText: richText(`${n}`) },
  }),
}

/** What the main thread spends on one change of another's, less what it spends on nothing, beside one's own. */
export const remoteChange: BrowserWorkload = {
  name: "remote-change",
  title: () =>
    `One shape of ${SHAPES} changes, ${PER_SECOND} times a second: the main thread's time for each change`,
  reference: "one's own change",
  metrics: Object.keys(CHANGES).flatMap(change => [
    { key: change, label: change, unit: "ms" as const },
    { key: `${change}: script`, label: "of it script", unit: "ms" as const },
  ]),
  play: async (scene, { seconds }) => {
    const room = await scene.server.createRoom()
    const ana = await scene.enter(room, "interviewer", "Ana")
    const ben = await scene.enter(room, "candidate", "Ben")
    await drawBoard(ana, ben)
    const own = await measured("own", ben, ben, seconds)
    const others = await measured("other", ben, ana, seconds)
    await ana.close()
    await ben.close()
    const alone = await scene.openBare()
    await drawBoard(alone)
    const bare = await measured("bare", alone, alone, seconds)
    await alone.close()
    return { "one's own change": own, "another's change": others, "one's own, bare tldraw": bare }
  },
}

/** What changes of `by` cost the page of `person`. `whose` tells them from other people's. */
async function measured(whose: string, person: Person, by: Person, seconds: number): Promise<Figures> {
  await sleep(SETTLE_MS)
  const rest = await person.measure(`${whose} rest`, () => sleep(1000 * seconds))
  const figures: Record<string, number> = {}
  for (const [name, change] of Object.entries(CHANGES)) {
    const shapes = Array.from({ length: PER_SECOND * seconds }, (_, n) => change(n, whose))
    const spent = await person.measure(`${whose} ${name}`, () => changeSteadily(by, shapes))
    await agree(person, by, shapes.at(-1)?.id as string)
    const { task, script }: ThreadTimes = timesBetween(rest, spent)
    figures[name] = task / shapes.length
    figures[`${name}: script`] = script / shapes.length
    await sleep(SETTLE_MS)
  }
  return figures
}

/** Waits until one page shows a shape as another does: what never came over cost nothing. */
async function agree({ page }: Person, by: Person, id: string): Promise<void> {
  const theirs = await by.page.evaluate(
    wanted => JSON.stringify(window.editor.getShape(wanted as TLShapeId)),
    id,
  )
  await page.waitForFunction(
    ([wanted, shape]) => JSON.stringify(window.editor.getShape(wanted as TLShapeId)) === shape,
    [id, theirs] as const,
  )
}

/** Through tldraw's own API, without a mouse: nobody's cursor moves. */
async function changeSteadily({ page }: Person, shapes: readonly { readonly id: string }[]): Promise<void> {
  await page.evaluate(
    async ({ all, every }) => {
      const { editor } = window
      const began = performance.now()
      for (const [n, shape] of all.entries()) {
        const partial = { ...shape, type: "geo" } as TLShapePartial
        if (editor.getShape(partial.id) === undefined) editor.createShape(partial)
        else editor.updateShape(partial)
        await new Promise(resolve => setTimeout(resolve, began + every * (n + 1) - performance.now()))
      }
    },
    { all: shapes, every: 1000 / PER_SECOND },
  )
}
