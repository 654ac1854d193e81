import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { gather } from "../crowd.ts"
import { Deliveries } from "../deliveries.ts"
import { drawingOf } from "../drawing.ts"
import type { Workload } from "../workload.ts"

/** What one person draws in a minute of an interview: 12 shapes, each dragged for two seconds. */
const EDITS_A_MINUTE = 360
/** Few, so that most edits are a row of the log, as they are when people draw. */
const UNDER_WAY = 4

const minutesOf = (quick: boolean) => (quick ? 60 : 1_000)
/** Minutes that the first and the last figure are each taken over. */
const spanOf = (quick: boolean) => (quick ? 10 : 25)

/** One board that is drawn on and on: whether what came before makes the next edit dearer. */
export const growth: Workload = {
  name: "growth",
  title: ({ quick }) =>
    `${minutesOf(quick)} minutes of drawing on one board, ${EDITS_A_MINUTE} edits each: the first ${spanOf(quick)} against the last`,
  metrics: [
    { key: "first", label: "first: CPU per edit", unit: "µs" },
    { key: "last", label: "last: CPU per edit", unit: "µs" },
    { key: "growth", label: "last / first", unit: "×" },
    { key: "memory", label: "RSS per hour", unit: "MB" },
    { key: "disk", label: "disk per hour", unit: "MB" },
  ],
  suits: ({ keepsDocuments }) => keepsDocuments,
  run: async (contestant, { quick }, meter) => {
    const [minutes, span] = [minutesOf(quick), spanOf(quick)]
    drawingOf(0).prepare((minutes + span) * EDITS_A_MINUTE)
    const standing = await contestant.start()
    const [lines = [], warm = []] = await gather(standing, 2, 2)
    await draw(new Deliveries(warm), span * EDITS_A_MINUTE)
    const deliveries = new Deliveries(lines)
    const before = { memory: await standing.process.rss(), disk: sizeOf(standing.data) }
    const first = await meter.measure(standing, () => draw(deliveries, span * EDITS_A_MINUTE))
    await draw(deliveries, (minutes - 2 * span) * EDITS_A_MINUTE)
    const last = await meter.measure(standing, () => draw(deliveries, span * EDITS_A_MINUTE))
    const after = { memory: await standing.process.rss(), disk: sizeOf(standing.data) }
    for (const line of [...lines, ...warm]) line.close()
    await standing.stop()
    const figures = {
      first: (1000 * first.cpuMs) / (span * EDITS_A_MINUTE),
      last: (1000 * last.cpuMs) / (span * EDITS_A_MINUTE),
      growth: last.cpuMs / first.cpuMs,
      memory: (60 * (after.memory - before.memory)) / minutes / 1024 ** 2,
    }
    if (standing.data === undefined) return figures
    return { ...figures, disk: (60 * (after.disk - before.disk)) / minutes / 1024 ** 2 }
  },
}

/** The next edits, each sent when an earlier one has arrived. */
function draw(deliveries: Deliveries, edits: number): Promise<void> {
  deliveries.counting = false
  const end = deliveries.delivered + edits
  let sent = deliveries.delivered
  return new Promise(resolve => {
    const next = () => {
      if (deliveries.delivered >= end) resolve()
      for (; sent < end && sent - deliveries.delivered < UNDER_WAY; sent++) deliveries.draw(0)
    }
    deliveries.onDelivered = next
    next()
  })
}

function sizeOf(folder: string | undefined): number {
  if (folder === undefined) return 0
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
