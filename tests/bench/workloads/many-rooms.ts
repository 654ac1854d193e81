import { gather, pace, until } from "../crowd.ts"
import { Deliveries } from "../deliveries.ts"
import { percentile } from "../statistics.ts"
import type { Workload } from "../workload.ts"

const PER_SECOND = 10

const roomsOf = (quick: boolean) => (quick ? 200 : 500)

/** Many interviews at once: what the server spends on each edit that it hands on. */
export const manyRooms: Workload = {
  name: "rooms",
  title: ({ quick }) =>
    `${roomsOf(quick)} rooms of 2, one of each draws ${PER_SECOND} edits a second: server's processor time, latency`,
  metrics: [
    { key: "cpu", label: "CPU per 1000 delivered", unit: "ms" },
    { key: "p50", label: "p50", unit: "ms" },
    { key: "p99", label: "p99", unit: "ms" },
    { key: "load", label: "core busy", unit: "%" },
    { key: "delivered", label: "delivered", unit: "%" },
  ],
  suits: () => true,
  run: async (contestant, { quick, seconds }, meter) => {
    const standing = await contestant.start()
    const rooms = await gather(standing, roomsOf(quick), 2)
    const all = rooms.map(lines => new Deliveries(lines))
    const draw = (room: number) => all[room]?.draw(0)
    for (const each of all) each.counting = false
    await pace(all.length, PER_SECOND, 1, draw)
    await until(() => all.every(each => each.isComplete), 5_000)
    const delivered = () => all.reduce((sum, each) => sum + each.delivered, 0)
    const before = delivered()
    for (const each of all) each.counting = true
    const spent = await meter.measure(standing, async () => {
      await pace(all.length, PER_SECOND, seconds, draw)
      await until(() => all.every(each => each.isComplete), 10_000)
    })
    const count = delivered() - before
    const expected = all.reduce((sum, each) => sum + each.expected, 0) - before
    for (const line of rooms.flat()) line.close()
    await standing.stop()
    const latencies = all.flatMap(each => each.latencies)
    return {
      cpu: (1000 * spent.cpuMs) / count,
      p50: percentile(latencies, 50),
      p99: percentile(latencies, 99),
      load: (100 * spent.cpuMs) / spent.wallMs,
      delivered: (100 * count) / expected,
    }
  },
}
