import { setTimeout as sleep } from "node:timers/promises"
import { gather } from "../crowd.ts"
import type { Workload } from "../workload.ts"

const roomsOf = (quick: boolean) => (quick ? 200 : 500)

/** People who are there and do nothing. */
export const idle: Workload = {
  name: "idle",
  title: ({ quick }) => `${roomsOf(quick) * 2} idle connections in ${roomsOf(quick)} rooms: resident memory`,
  metrics: [
    { key: "each", label: "RSS each", unit: "KB" },
    { key: "start", label: "RSS at start", unit: "MB" },
  ],
  suits: () => true,
  run: async (contestant, { quick }) => {
    const standing = await contestant.start()
    // Code that the first connections load is not theirs.
    for (const line of (await gather(standing, 2, 2)).flat()) line.close()
    const before = await standing.process.rss()
    const rooms = await gather(standing, roomsOf(quick), 2)
    await sleep(2_000)
    const after = await standing.process.rss()
    for (const line of rooms.flat()) line.close()
    await standing.stop()
    return { each: (after - before) / 1024 / (roomsOf(quick) * 2), start: before / 1024 ** 2 }
  },
}
