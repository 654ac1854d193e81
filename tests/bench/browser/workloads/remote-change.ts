import { setTimeout as sleep } from "node:timers/promises"
import type { Figures } from "../../workload.ts"
import { boxId, drawBoard } from "../board.ts"
import type { Person } from "../person.ts"
import { type ThreadTimes, timesBetween } from "../thread-times.ts"
import type { BrowserWorkload } from "../workload.ts"

const PER_SECOND = 10
const SETTLE_MS = 1500

type Change = "moved" | "relabelled" | "made"
const CHANGES: readonly Change[] = ["moved", "relabelled", "made"]

/** What the main thread spends on one change of another's, less what it spends on nothing, beside one's own. */
export const remoteChange: BrowserWorkload = {
  name: "remote-change",
  title: () => `One shape changes on a board of 500, ${PER_SECOND} times a second: main thread for each change`,
  reference: "one's own change",
  metrics: CHANGES.flatMap(change => [
    { key: change, label: change, unit: "ms" as const },
    { key: `${change}: script`, label: "of it script", unit: "ms" as const },
  ]),
  play: async (scene, { seconds }) => {
    const room = await scene.server.createRoom()
    const ana = await scene.enter(room, "interviewer", "Ana")
    const ben = await scene.enter(room, "candidate", "Ben")
    await drawBoard(ana, [ben])
    await sleep(SETTLE_MS)
    const rest = await ben.measure(() => sleep(1000 * seconds))
    const own: Record<string, number> = {}
    const others: Record<string, number> = {}
    for (const change of CHANGES)
      for (const [figures, by] of [
        [own, ben],
        [others, ana],
      ] as const) {
        const prefix = by === ben ? "own" : "other"
        const spent = await ben.measure(() => changeSteadily(by, change, prefix, seconds))
        Object.assign(figures, costs(change, spent, rest, seconds))
        await sleep(SETTLE_MS)
      }
    await ana.close()
    await ben.close()
    return { "one's own change": own, "another's change": others }
  },
}

function costs(change: Change, spent: ThreadTimes, rest: ThreadTimes, seconds: number): Figures {
  const { task, script } = timesBetween(rest, spent)
  const changes = PER_SECOND * seconds
  return { [change]: task / changes, [`${change}: script`]: script / changes }
}

/** Through tldraw's own API, without a mouse: nobody's cursor moves. */
async function changeSteadily({ page }: Person, change: Change, prefix: string, seconds: number): Promise<void> {
  await page.evaluate(
    async ({ change, prefix, id, count, every }) => {
      const { editor } = window
      const label = (text: string) => ({
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text }] }],
      })
      const { x, y } = editor.getShape(id) ?? { x: 0, y: 0 }
      const act: Record<typeof change, (n: number) => unknown> = {
        moved: n => editor.updateShape({ id, type: "geo", x: x + (n % 2 ? 8 : 0) }),
        relabelled: n => editor.updateShape({ id, type: "geo", props: { richText: label(`Box ${prefix} ${n}`) } }),
        made: n =>
          editor.createShape({
            id: `shape:${prefix}-${n}` as typeof id,
            type: "geo",
            x: x + 4 * n,
            y: y + 4 * n,
            props: { w: 80, h: 48, size: "s", richText: label(`${n}`) },
          }),
      }
      const began = performance.now()
      for (let n = 0; n < count; n++) {
        act[change](n)
        await new Promise(resolve => setTimeout(resolve, began + every * (n + 1) - performance.now()))
      }
    },
    { change, prefix, id: boxId(5, 5), count: PER_SECOND * seconds, every: 1000 / PER_SECOND },
  )
}
