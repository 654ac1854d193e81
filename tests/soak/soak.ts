import { parseArgs } from "node:util"
import { LiveServer } from "../support/live-server.ts"
import { Random } from "../support/random.ts"
import { serverFigures } from "./server-figures.ts"
import { type OnArrival, SoakRoom } from "./soak-room.ts"
import { SoakWindow } from "./soak-window.ts"

/** Caches fill and the compiler warms up before the first figures are taken. */
const SETTLE_S = 20
const LONGEST_WINDOW_S = 60
const PATIENCE_MS = 10_000
const MOST_FAULTS = 20

const { values } = parseArgs({
  options: {
    rooms: { type: "string", default: "200" },
    minutes: { type: "string", default: "10" },
  },
})
const rooms = positive("rooms", values.rooms)
const minutes = positive("minutes", values.minutes)
const windowS = Math.min(LONGEST_WINDOW_S, minutes * 15)
let onArrival: OnArrival | undefined

const server = await LiveServer.start()
try {
  process.exitCode = await soak()
} catch (error) {
  tell(`${error}\nThe server ${server.isRunning ? "is running" : "is gone"}. ${server.output.slice(-2_000)}`)
  process.exitCode = 1
} finally {
  await server.remove()
}

/** Fills the rooms, measures at the start and at the end, and tells. 0 where nothing went wrong. */
async function soak(): Promise<number> {
  const began = performance.now()
  const interviews: SoakRoom[] = []
  for (let n = 0; n < rooms; n++) {
    const interview = new SoakRoom(server, await server.createRoom(), new Random(n), ms => onArrival?.(ms))
    await interview.fill()
    interviews.push(interview)
  }
  for (const interview of interviews) interview.begin()
  const { people } = await serverFigures(server)
  tell(
    `${rooms} rooms, ${people} people, ${total(interviews, "sockets")} sockets; all in after ${since(began)} s.`,
  )
  await pause(SETTLE_S)
  const listen = (listener: OnArrival | undefined) => {
    onArrival = listener
  }
  const started = performance.now()
  const first = await SoakWindow.measure(server, windowS, listen)
  await pause(minutes * 60 - windowS - since(started))
  const last = await SoakWindow.measure(server, windowS, listen)
  const faults = (await Promise.all(interviews.map(each => each.end(PATIENCE_MS)))).flat()
  const { refusals } = await serverFigures(server)
  if (refusals > 0) faults.push(`${refusals} refusals`)
  const code = await server.stop()
  if (code !== 0) faults.push(`the server stopped with ${code}`)
  if (server.output.includes('"level":'))
    faults.push(`the server complained:\n${server.output.slice(0, 2_000)}`)
  report(first, last)
  tell(`${total(interviews, "edits")} edits of candidates in ${since(started)} s.`)
  tell(faults.length === 0 ? "Nothing was lost, refused or closed." : faults.slice(0, MOST_FAULTS).join("\n"))
  return faults.length === 0 ? 0 : 1
}

function report(first: SoakWindow, last: SoakWindow): void {
  const ends = new Map(last.figures())
  tell(`\n${"".padEnd(40)}${"start".padStart(10)}${"end".padStart(10)}${"end/start".padStart(11)}`)
  for (const [name, start] of first.figures()) {
    const end = ends.get(name) ?? Number.NaN
    const cells = [
      start.toFixed(2).padStart(10),
      end.toFixed(2).padStart(10),
      (end / start).toFixed(2).padStart(11),
    ]
    tell(name.padEnd(40) + cells.join(""))
  }
  tell("")
}

function total(interviews: readonly SoakRoom[], of: "edits" | "sockets"): number {
  return interviews.reduce((sum, each) => sum + each[of], 0)
}

function since(began: number): number {
  return Math.round((performance.now() - began) / 1000)
}

function pause(seconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.max(0, seconds) * 1000))
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function positive(name: string, given: string): number {
  const value = Number(given)
  if (!(value > 0)) throw new Error(`--${name} wants a number above 0`)
  return value
}
