import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { CreatedRoom } from "@outloud/shared/protocol/api.ts"
import { shippedFlags } from "../support/shipped-flags.ts"
import type { Line } from "./lines/line.ts"
import { type TldrawHello, TldrawLine } from "./lines/tldraw-line.ts"
import { socketIoTransport, webSocketTransport } from "./lines/transport.ts"
import { YjsLine } from "./lines/yjs-line.ts"
import { ServerProcess } from "./server-process.ts"

/** A server that is being measured. */
export interface Standing {
  readonly process: ServerProcess
  /** Opens the connection of person number `seat` of a room. */
  connect(room: string, seat: number): Promise<Line>
  /** Starts it again on the same data; undefined where it keeps none. */
  readonly restart?: () => Promise<Standing>
  /** The folder that it keeps documents in, where it does. */
  readonly data?: string
  stop(): Promise<void>
}

export interface Contestant {
  readonly name: string
  readonly note: string
  /** Whether it keeps the document and can tell it to whoever joins. */
  readonly keepsDocuments: boolean
  /** Whether its lines are YjsLines and take any Yjs update. */
  readonly isYjs: boolean
  /** Whether a new room of it holds the question and its sections. */
  readonly beginsWithBoard: boolean
  start(): Promise<Standing>
}

const BENCH = import.meta.dirname
const PEERS = join(BENCH, "peers")
/** On the disk that the program is on: the system's temporary folder may be memory. */
export const DATA = join(BENCH, "data")

/** What the rooms of our server are about. */
export const QUESTION = "listening-party"

/** Rates and sizes only; what a limit protects is not what is measured. */
const RAISED_LIMITS = {
  LIMIT_WRITES_PER_SECOND: "1000000",
  LIMIT_PRESENCE_PER_SECOND: "1000",
  LIMIT_ROOM_CONNECTIONS: "10000",
}

const reference = yjsPeer("reference", "@y/websocket-server 0.1.1, in memory only", "reference.js")

export const CONTESTANTS: readonly Contestant[] = [
  reference,
  outloud(
    "outloud",
    "as shipped: SQLite on disk, every commit synced, guard and acknowledgements on; only rate and connection limits raised",
    join(BENCH, "../.."),
  ),
  {
    name: "hocuspocus",
    note: "@hocuspocus/server 4.7.0, in memory only",
    keepsDocuments: true,
    isYjs: true,
    beginsWithBoard: false,
    start: async () => {
      const process = await ServerProcess.start(join(PEERS, "hocuspocus.js"))
      return standing(process, (room, seat) => {
        const transport = webSocketTransport(`ws://127.0.0.1:${process.port}`)
        return new YjsLine({ transport, seat, greets: true, documentName: room })
      })
    },
  },
  {
    name: "tldraw sync",
    note: "@tldraw/sync-core 3.15.6, in memory only, the same edits in its own protocol; it sends at most 60 times a second",
    keepsDocuments: true,
    isYjs: false,
    beginsWithBoard: false,
    start: async () => {
      const process = await ServerProcess.start(join(PEERS, "tldraw-sync.js"))
      return standing(process, (room, seat) => {
        const url = `ws://127.0.0.1:${process.port}/${room}?session=${seat}`
        return new TldrawLine(url, process.hello as TldrawHello)
      })
    },
  },
  {
    name: "socket.io relay",
    note: "socket.io 4.8.4, hands frames on and keeps nothing",
    keepsDocuments: false,
    isYjs: true,
    beginsWithBoard: false,
    start: async () => {
      const process = await ServerProcess.start(join(PEERS, "socket-io.js"))
      return standing(process, (room, seat) => {
        const transport = socketIoTransport(`ws://127.0.0.1:${process.port}`, room)
        return new YjsLine({ transport, seat, greets: false })
      })
    },
  },
  {
    name: "bare relay",
    note: "ws 8.23.0 alone, parses and keeps nothing: the limit",
    keepsDocuments: false,
    isYjs: true,
    beginsWithBoard: false,
    start: async () => {
      const process = await ServerProcess.start(join(PEERS, "bare-relay.js"))
      return standing(process, (room, seat) => {
        const transport = webSocketTransport(`ws://127.0.0.1:${process.port}/${room}`)
        return new YjsLine({ transport, seat, greets: false })
      })
    },
  },
  { ...reference, name: "control", note: "the reference a second time: what differs is noise" },
]

/** Another checkout of this program, so that what a change brings is measured in one run. */
export function before(root: string): Contestant {
  return outloud("before", `this program as it is in ${root}`, root)
}

function outloud(name: string, note: string, root: string): Contestant {
  return {
    name,
    note,
    keepsDocuments: true,
    isYjs: true,
    beginsWithBoard: true,
    start: () => {
      mkdirSync(DATA, { recursive: true })
      return startOutloud(root, mkdtempSync(join(DATA, "run-")), new Map())
    },
  }
}

function yjsPeer(name: string, note: string, script: string): Contestant {
  return {
    name,
    note,
    keepsDocuments: true,
    isYjs: true,
    beginsWithBoard: false,
    start: async () => {
      const process = await ServerProcess.start(join(PEERS, script))
      return standing(process, (room, seat) => {
        const transport = webSocketTransport(`ws://127.0.0.1:${process.port}/${room}`)
        return new YjsLine({ transport, seat, greets: true })
      })
    },
  }
}

function standing(process: ServerProcess, open: (room: string, seat: number) => Line): Standing {
  return { process, connect: async (room, seat) => open(room, seat), stop: () => process.stop() }
}

async function startOutloud(
  root: string,
  data: string,
  rooms: Map<string, Promise<CreatedRoom>>,
): Promise<Standing> {
  const main = join(root, "server/src/main.ts")
  const env = { ...RAISED_LIMITS, LOG_LEVEL: "warn", DATA_DIR: data }
  const process = await ServerProcess.start(main, env, shippedFlags(root))
  const roomOf = (name: string) => {
    const room = rooms.get(name) ?? createRoom(process.port)
    rooms.set(name, room)
    return room
  }
  return {
    process,
    data,
    connect: async (name, seat) => {
      const { roomId, links } = await roomOf(name)
      const link = seat === 0 ? links.interviewer : links.candidate
      const transport = webSocketTransport(`ws://127.0.0.1:${process.port}/sync/${roomId}/diagram`, [
        "outloud.v1",
        `token.${link?.split("#")[1]}`,
        `participant.${`seat-${seat}`.padEnd(43, "_")}`,
      ])
      return new YjsLine({ transport, seat, greets: true })
    },
    restart: async () => {
      await process.stop()
      return startOutloud(root, data, rooms)
    },
    stop: async () => {
      await process.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function createRoom(port: number): Promise<CreatedRoom> {
  const response = await fetch(`http://127.0.0.1:${port}/api/rooms`, {
    method: "POST",
    body: JSON.stringify({ questionId: QUESTION, mode: "live" }),
  })
  if (!response.ok) throw new Error(`the room was not made: ${await response.text()}`)
  return (await response.json()) as CreatedRoom
}
