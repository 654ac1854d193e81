import { gather, pace, until } from "../crowd.ts"
import { Deliveries } from "../deliveries.ts"
import { percentile } from "../statistics.ts"
import type { Workload } from "../workload.ts"

const CURSORS_PER_SECOND = 10
const EDITS_PER_SECOND = 30

const peopleOf = (quick: boolean) => (quick ? 50 : 100)

/** One room full of people who all move, and one who draws. */
export const crowdOf100: Workload = {
  name: "crowd",
  title: ({ quick }) =>
    `${peopleOf(quick)} people in one room, cursors at ${CURSORS_PER_SECOND}/s each, one draws at ${EDITS_PER_SECOND}/s`,
  metrics: [
    { key: "cpu", label: "CPU per second", unit: "ms" },
    { key: "load", label: "core busy", unit: "%" },
    { key: "p50", label: "edit p50", unit: "ms" },
    { key: "p99", label: "edit p99", unit: "ms" },
    { key: "cursor50", label: "cursor p50", unit: "ms" },
    { key: "cursors", label: "cursors seen", unit: "%" },
    { key: "out", label: "sent to one", unit: "KB" },
  ],
  suits: () => true,
  run: async (contestant, { quick, seconds }, meter) => {
    const people = peopleOf(quick)
    const standing = await contestant.start()
    const [lines = []] = await gather(standing, 1, people)
    const deliveries = new Deliveries(lines)
    const ages: number[] = []
    // One reads for all, and neither draws nor is the first to be sent anything.
    const witness = lines[Math.floor(people / 2)]
    if (witness === undefined) throw new Error("nobody is in the room")
    witness.readsCursors = true
    const act = () =>
      Promise.all([
        pace(people, CURSORS_PER_SECOND, seconds, seat => lines[seat]?.point(performance.now())),
        pace(1, EDITS_PER_SECOND, seconds, () => deliveries.draw(0)),
      ])
    deliveries.counting = false
    await Promise.all([
      pace(people, CURSORS_PER_SECOND, 1, seat => lines[seat]?.point(performance.now())),
      pace(1, EDITS_PER_SECOND, 1, () => deliveries.draw(0)),
    ])
    await until(() => deliveries.isComplete, 5_000)
    deliveries.counting = true
    witness.onCursor = at => ages.push(performance.now() - at)
    const bytes = witness.bytes
    const spent = await meter.measure(standing, async () => {
      await act()
      await until(() => deliveries.isComplete, 10_000)
    })
    const received = witness.bytes - bytes
    for (const line of lines) line.close()
    await standing.stop()
    return {
      // Of the time in which it was asked for, however long it took.
      cpu: spent.cpuMs / seconds,
      load: (100 * spent.cpuMs) / spent.wallMs,
      p50: percentile(deliveries.latencies, 50),
      p99: percentile(deliveries.latencies, 99),
      cursor50: percentile(ages, 50),
      cursors: (100 * ages.length) / (CURSORS_PER_SECOND * seconds * (people - 1)),
      out: received / 1024,
    }
  },
}
