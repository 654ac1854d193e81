import { gather } from "../crowd.ts"
import { Deliveries } from "../deliveries.ts"
import { drawingOf } from "../drawing.ts"
import type { Workload } from "../workload.ts"

/** Edits of one person that may be under way: the next is sent when the other has got one. */
const WINDOW = 32

/** As fast as the server can: two people in each room, both draw without a pause. */
function throughput(name: string, rooms: number, editsOf: (quick: boolean) => number): Workload {
  return {
    name,
    title: ({ quick }) =>
      `${rooms === 1 ? "One room" : `${rooms} rooms`} of 2, both draw as fast as it goes (${WINDOW} edits under way each), ${editsOf(quick)} edits each`,
    metrics: [
      { key: "cpu", label: "CPU per edit", unit: "µs" },
      { key: "rate", label: "edits", unit: "/s" },
      { key: "load", label: "core busy", unit: "%" },
    ],
    suits: () => true,
    run: async (contestant, { quick }, meter) => {
      const edits = editsOf(quick)
      const warm = Math.ceil(edits / 10)
      for (const seat of [0, 1]) drawingOf(seat).prepare(edits + warm)
      const standing = await contestant.start()
      const places = await gather(standing, rooms, 2)
      const all = places.map(lines => new Deliveries(lines))
      for (const each of all) each.counting = false
      await Promise.all(all.map(each => drawAll(each, warm)))
      const spent = await meter.measure(standing, () => Promise.all(all.map(each => drawAll(each, edits))))
      for (const line of places.flat()) line.close()
      await standing.stop()
      const count = edits * 2 * rooms
      return {
        cpu: (1000 * spent.cpuMs) / count,
        rate: (1000 * count) / spent.wallMs,
        load: (100 * spent.cpuMs) / spent.wallMs,
      }
    },
  }
}

/** Resolves when both have drawn `edits` edits and each has got the other's. */
function drawAll(deliveries: Deliveries, edits: number): Promise<void> {
  const left = [edits, edits]
  const arrivals = deliveries.delivered + edits * 2
  return new Promise((resolve, reject) => {
    let last = deliveries.delivered
    const watch = setInterval(() => {
      if (last === deliveries.delivered) reject(new Error(`nothing arrives any more after ${last} edits`))
      last = deliveries.delivered
    }, 20_000)
    const underWay = [0, 0]
    let known = deliveries.delivered
    const draw = (seat: number) => {
      while ((left[seat] as number) > 0 && (underWay[seat] as number) < WINDOW) {
        left[seat] = (left[seat] as number) - 1
        underWay[seat] = (underWay[seat] as number) + 1
        deliveries.draw(seat)
      }
    }
    deliveries.onDelivered = seat => {
      underWay[seat] = (underWay[seat] as number) - (deliveries.delivered - known)
      known = deliveries.delivered
      if (known >= arrivals) {
        clearInterval(watch)
        resolve()
      } else draw(seat)
    }
    draw(0)
    draw(1)
  })
}

export const oneRoom = throughput("one-room", 1, quick => (quick ? 5_000 : 20_000))
export const twentyRooms = throughput("twenty-rooms", 20, quick => (quick ? 500 : 2_000))
