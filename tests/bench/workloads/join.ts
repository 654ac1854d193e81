import { setTimeout as sleep } from "node:timers/promises"
import * as Y from "yjs"
import { clientFrame } from "../../support/fake-socket.ts"
import { type Board, drawBoard, type Layout } from "../board.ts"
import type { Standing } from "../contestants.ts"
import type { YjsLine } from "../lines/yjs-line.ts"
import { median } from "../statistics.ts"
import type { Workload } from "../workload.ts"

const VISITS = 5
const RESTARTS = 3
const ROOM = "room-0"

const sizeOf = (quick: boolean) =>
  quick ? { shapes: 2_000, edits: 20_000 } : { shapes: 10_000, edits: 100_000 }

/** Somebody with nothing comes to a large board. */
export const join: Workload = {
  name: "join",
  title: ({ quick }) => {
    const { shapes, edits } = sizeOf(quick)
    return `Joining a board of ${shapes} shapes with ${edits} edits behind it, the same bytes on every server; the reference also with it in other layouts`
  },
  metrics: [
    { key: "received", label: "last byte", unit: "ms" },
    { key: "applied", label: "whole document", unit: "ms" },
    { key: "size", label: "received", unit: "MB" },
    { key: "coldReceived", label: "last byte, after a restart", unit: "ms" },
    { key: "cold", label: "whole, after a restart", unit: "ms" },
    { key: "whole records", label: "whole records: document", unit: "ms" },
    { key: "whole records size", label: "whole records", unit: "MB" },
    { key: "a key per property", label: "a key per property: document", unit: "ms" },
    { key: "a key per property size", label: "a key per property", unit: "MB" },
  ],
  suits: ({ isYjs, keepsDocuments }) => isYjs && keepsDocuments,
  run: async (contestant, { quick }, meter) => {
    const standing = await contestant.start()
    const board = boardOf("ours", quick)
    const writer = await fill(standing, board)
    const visits: Visit[] = []
    await meter.measure(standing, async () => {
      for (let n = 0; n < VISITS; n++) visits.push(await visit(standing))
    })
    const figures = {
      received: median(visits.map(({ received }) => received)),
      applied: median(visits.map(({ applied }) => applied)),
      size: median(visits.map(({ bytes }) => bytes)) / 1024 ** 2,
    }
    writer.close()
    if (standing.restart !== undefined) return { ...figures, ...(await afterRestarts(standing, board)) }
    await standing.stop()
    if (contestant.name !== "reference") return figures
    const others = await inOtherLayouts(contestant.start, quick)
    return { ...figures, ...others }
  },
}

/** The first visit after each of some restarts; then the server is stopped. */
async function afterRestarts(standing: Standing, board: Board) {
  const visits: Visit[] = []
  let restarted = standing
  for (let n = 0; n < RESTARTS; n++) {
    restarted = (await restarted.restart?.()) ?? restarted
    const first = await visit(restarted)
    if (!board.isIn(first.doc)) throw new Error("a part of the board is gone after the restart")
    visits.push(first)
  }
  await restarted.stop()
  return {
    coldReceived: median(visits.map(({ received }) => received)),
    cold: median(visits.map(({ applied }) => applied)),
  }
}

interface Visit {
  readonly doc: Y.Doc
  readonly received: number
  readonly applied: number
  readonly bytes: number
}

const boards = new Map<string, Board>()

function boardOf(layout: Layout, quick: boolean): Board {
  const { shapes, edits } = sizeOf(quick)
  const board = boards.get(layout) ?? drawBoard(layout, shapes, edits)
  boards.set(layout, board)
  return board
}

async function inOtherLayouts(
  start: () => Promise<Standing>,
  quick: boolean,
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const layout of ["whole records", "a key per property"] as const) {
    const standing = await start()
    const writer = await fill(standing, boardOf(layout, quick))
    const visits: Visit[] = []
    for (let n = 0; n < VISITS; n++) visits.push(await visit(standing))
    figures[layout] = median(visits.map(({ applied }) => applied))
    figures[`${layout} size`] = median(visits.map(({ bytes }) => bytes)) / 1024 ** 2
    writer.close()
    await standing.stop()
  }
  return figures
}

/** The writer stays, so that no server puts the board away. */
async function fill(standing: Standing, board: Board): Promise<YjsLine> {
  const writer = (await standing.connect(ROOM, 0)) as YjsLine
  await writer.joined
  for (const [n, update] of board.updates.entries()) {
    writer.send(clientFrame.update(update))
    if (n % 50 === 0) await sleep(1)
  }
  while (!board.isIn((await visit(standing)).doc)) await sleep(250)
  // Checks and keyframes that follow on the last edits are done.
  await sleep(500)
  return writer
}

/** Comes in with nothing, and leaves. */
async function visit(standing: Standing): Promise<Visit> {
  const doc = new Y.Doc()
  const began = performance.now()
  let [received, applied] = [0, 0]
  const line = (await standing.connect(ROOM, 1)) as YjsLine
  line.onState = update => {
    received = performance.now() - began
    Y.applyUpdate(doc, update)
    applied = performance.now() - began
  }
  await line.joined
  line.close()
  return { doc, received, applied, bytes: line.bytes }
}
