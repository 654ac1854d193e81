import { setTimeout as sleep } from "node:timers/promises"
import { Random } from "../../../support/random.ts"
import type { Figures } from "../../workload.ts"
import { drawMinute, MINUTE } from "../drawing-minute.ts"
import type { Person } from "../person.ts"
import type { BrowserWorkload } from "../workload.ts"

const QUARTERS = 4
const SETTLE_MS = 3000
const MB = 1024 * 1024

/** What both pages still hold after an hour, beside a page that has just been opened on the same board. */
export const hour: BrowserWorkload = {
  name: "hour",
  title: ({ quick }) =>
    `Memory of both pages over ${minutes(quick)} minutes, each with ${MINUTE}; in brackets to a page just opened`,
  reference: "just opened, at the end",
  once: true,
  metrics: [
    { key: "drawing", label: "who draws", unit: "MB" },
    { key: "drawing nodes", label: "nodes", unit: "1000" },
    { key: "watching", label: "who watches", unit: "MB" },
    { key: "watching nodes", label: "nodes ", unit: "1000" },
    { key: "shapes", label: "shapes on the board", unit: "1000" },
  ],
  play: async (scene, { quick }) => {
    const room = await scene.server.createRoom()
    const ana = await scene.enter(room, "interviewer", "Ana")
    const ben = await scene.enter(room, "candidate", "Ben")
    const random = new Random(8)
    const rows = new Map([["at the start", await held(ben, ana)]])
    const quarter = minutes(quick) / QUARTERS
    for (let minute = 0; minute < minutes(quick); minute++) {
      await drawMinute(ben, ana, random, minute)
      const played = minute + 1
      if (played % quarter === 0) rows.set(`after ${played} minutes`, await held(ben, ana))
    }
    const camera = await ben.page.evaluate(() => {
      const { x, y, z } = window.editor.getCamera()
      return { x, y, z }
    })
    await ana.close()
    await ben.close()
    const again = await scene.enter(room, "interviewer", "Ada")
    const late = await scene.enter(room, "candidate", "Ben")
    await late.page.evaluate(at => {
      window.editor.setCamera(at, { immediate: true })
    }, camera)
    const opened = await held(late, again)
    await again.close()
    await late.close()
    return { "just opened, at the end": opened, ...Object.fromEntries(rows) }
  },
}

function minutes(quick: boolean): number {
  return quick ? 4 : 60
}

async function held(draws: Person, watches: Person): Promise<Figures> {
  await sleep(SETTLE_MS)
  const [drawing, watching] = [await draws.heap(), await watches.heap()]
  const shapes = await draws.page.evaluate(() => window.editor.getCurrentPageShapeIds().size)
  return {
    drawing: drawing.used / MB,
    "drawing nodes": drawing.nodes / 1000,
    watching: watching.used / MB,
    "watching nodes": watching.nodes / 1000,
    shapes: shapes / 1000,
  }
}
