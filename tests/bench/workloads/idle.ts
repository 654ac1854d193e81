import { setTimeout as sleep } from "node:timers/promises"
import { findQuestion } from "@outloud/shared/questions/bank.ts"
import { firstUpdates } from "@outloud/shared/starter/first-updates.ts"
import { clientFrame } from "../../support/fake-socket.ts"
import { type Contestant, QUESTION } from "../contestants.ts"
import { gather } from "../crowd.ts"
import type { YjsLine } from "../lines/yjs-line.ts"
import type { Workload } from "../workload.ts"

const roomsOf = (quick: boolean) => (quick ? 200 : 500)

/**
 * People who are there and do nothing. A room of ours holds the question and its sections, so on every other Yjs server
 * that keeps documents the first person of each room sends the very same board; there the empty room is measured, too.
 */
export const idle: Workload = {
  name: "idle",
  title: ({ quick }) =>
    `${roomsOf(quick) * 2} idle connections in ${roomsOf(quick)} rooms: resident memory, with the question and its sections on every Yjs board`,
  metrics: [
    { key: "each", label: "RSS each", unit: "KB" },
    { key: "empty", label: "RSS each, empty rooms", unit: "KB" },
    { key: "start", label: "RSS at start", unit: "MB" },
  ],
  suits: () => true,
  run: async (contestant, { quick }) => {
    if (contestant.beginsWithBoard) return measure(contestant, roomsOf(quick))
    const { each, start } = await measure(contestant, roomsOf(quick))
    if (!contestant.isYjs || !contestant.keepsDocuments) return { empty: each, start }
    return { ...(await measure(contestant, roomsOf(quick), starterBoard())), empty: each }
  },
}

/** `board` is a frame that the first person of each room sends. */
async function measure(contestant: Contestant, count: number, board?: Uint8Array) {
  const standing = await contestant.start()
  // Code that the first connections load is not theirs.
  for (const line of (await gather(standing, 2, 2)).flat()) line.close()
  const before = await standing.process.rss()
  const rooms = await gather(standing, count, 2)
  if (board !== undefined) for (const [first] of rooms) (first as YjsLine).send(board)
  await sleep(2_000)
  const after = await standing.process.rss()
  for (const line of rooms.flat()) line.close()
  await standing.stop()
  return { each: (after - before) / 1024 / (count * 2), start: before / 1024 ** 2 }
}

function starterBoard(): Uint8Array {
  const question = findQuestion(QUESTION)
  const [update] = (question && firstUpdates(question, "live").get("diagram")) ?? []
  if (update === undefined) throw new Error(`there is no question ${QUESTION}`)
  return clientFrame.update(update.bytes)
}
