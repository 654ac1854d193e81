import { setTimeout as sleep } from "node:timers/promises"
import { gather, pace, until } from "../crowd.ts"
import { Deliveries } from "../deliveries.ts"
import { durableCommitMs } from "../durable-commit.ts"
import { percentile } from "../statistics.ts"
import type { Workload } from "../workload.ts"

const PER_SECOND = 60

/** How long one edit takes from one person to the other. */
export const pair: Workload = {
  name: "pair",
  title: () => `One pair, one of them draws ${PER_SECOND} edits a second: one-way latency`,
  metrics: [
    { key: "p50", label: "p50", unit: "ms" },
    { key: "p99", label: "p99", unit: "ms" },
    { key: "commit", label: "one durable commit, just then", unit: "ms" },
  ],
  suits: () => true,
  run: async (contestant, { seconds }, meter) => {
    const standing = await contestant.start()
    const [lines = []] = await gather(standing, 1, 2)
    const deliveries = new Deliveries(lines)
    deliveries.counting = false
    await pace(1, PER_SECOND, 1, () => deliveries.draw(0))
    deliveries.counting = true
    await meter.measure(standing, () => pace(1, PER_SECOND, seconds, () => deliveries.draw(0)))
    await until(() => deliveries.isComplete, 5_000)
    await sleep(100)
    for (const line of lines) line.close()
    await standing.stop()
    const figures = { p50: percentile(deliveries.latencies, 50), p99: percentile(deliveries.latencies, 99) }
    return standing.data === undefined ? figures : { ...figures, commit: await durableCommitMs() }
  },
}
