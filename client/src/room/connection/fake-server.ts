/** Test support: WebSockets whose other end is the test, and a server that answers when told to. */
import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { LayerCopy } from "../../offline/layer-copy.ts"
import type { WebSocketClass } from "./layer-connection.ts"
import type { Scheduler } from "./scheduler.ts"

export class FakeSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readyState = 0
  binaryType = "blob"
  readonly url: string
  readonly protocols: string[]
  readonly sent: Uint8Array[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null

  constructor(url: string | URL, protocols: string | string[] = []) {
    this.url = String(url)
    this.protocols = [protocols].flat()
  }

  send(data: Uint8Array): void {
    this.sent.push(data.slice())
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED
  }

  open(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
  }

  receive(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.slice().buffer })
  }

  /** The server, or the network, ends it. */
  end(code: number): void {
    this.readyState = FakeSocket.CLOSED
    this.onclose?.({ code, reason: "" })
  }

  frames(type: number): Uint8Array[] {
    return this.sent.filter(frame => frame[0] === type)
  }
}

/** A network on which nothing happens by itself, with every socket ever opened. */
export class FakeNetwork {
  readonly sockets: FakeSocket[] = []
  readonly WebSocket: WebSocketClass

  constructor() {
    const { sockets } = this
    this.WebSocket = class extends FakeSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        sockets.push(this)
      }
    } as unknown as WebSocketClass
  }

  /** The newest socket to a layer. Throws where there is none. */
  socket(layer: string): FakeSocket {
    const found = this.sockets.findLast(socket => socket.url.endsWith(`/${layer}`))
    if (found === undefined) throw new Error(`no socket to ${layer}`)
    return found
  }

  count(layer: string): number {
    return this.sockets.filter(socket => socket.url.endsWith(`/${layer}`)).length
  }
}

/** Plays the server for one layer: keeps the committed document, and acknowledges when told to. */
export class FakeServer {
  readonly doc = new Y.Doc()

  /** Opens the socket and exchanges both first steps. The client's work is read, not acknowledged. */
  greet(socket: FakeSocket): void {
    socket.open()
    this.ask(socket)
    this.sendAll(socket)
  }

  /** Step 1: the client answers with everything that the server lacks. */
  ask(socket: FakeSocket): void {
    socket.receive(frame(MessageType.sync, SyncStep.step1, Y.encodeStateVector(this.doc)))
  }

  /** Step 2: everything the server has. */
  sendAll(socket: FakeSocket): void {
    socket.receive(frame(MessageType.sync, SyncStep.step2, Y.encodeStateAsUpdate(this.doc)))
  }

  /** Commits one write frame, without a word. */
  take(frame: Uint8Array): void {
    Y.applyUpdate(this.doc, payload(frame))
  }

  /** Commits every write frame, those included that the client sends only after an acknowledgement. */
  commitAll(socket: FakeSocket): void {
    let done = 0
    while (done < writeFrames(socket).length) {
      done = writeFrames(socket).length
      this.commit(socket)
    }
  }

  /** Commits every write frame so far and says how many. */
  commit(socket: FakeSocket): void {
    const writes = writeFrames(socket)
    for (const bytes of writes) Y.applyUpdate(this.doc, payload(bytes))
    acknowledge(socket, writes.length)
  }
}

export function writeFrames(socket: FakeSocket): Uint8Array[] {
  return socket.frames(MessageType.sync).filter(bytes => bytes[1] !== SyncStep.step1)
}

export function acknowledge(socket: FakeSocket, count: number): void {
  socket.receive(number(MessageType.ack, count))
}

export function sayEpoch(socket: FakeSocket, epoch: number): void {
  socket.receive(number(MessageType.epoch, epoch))
}

export function sayStorage(socket: FakeSocket, ok: boolean): void {
  socket.receive(number(MessageType.storage, ok ? 1 : 0))
}

function number(type: number, value: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

function frame(type: number, step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

function payload(bytes: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

/** For tests under fake timers: their clock, and no luck in it. */
export const fakeScheduler: Scheduler = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  random: () => 0,
}

export const TOKEN = "t".repeat(22)
export const KEY = "k".repeat(43)

/** Who asks and in what surroundings: everything that a connection in a test has in common. */
export function connectingTo(network: FakeNetwork) {
  return {
    roomId: "room1",
    token: TOKEN,
    participantKey: KEY,
    origin: "ws://here",
    WebSocket: network.WebSocket,
    scheduler: fakeScheduler,
  }
}

/** A copy in a browser that keeps nothing. */
export function unkeptCopy(): LayerCopy {
  return new LayerCopy({
    store: null,
    place: ["room1", "me", "diagram"],
    facts: { epoch: undefined, schema: 1, whole: false },
    updates: [],
    unsent: [],
    scheduler: fakeScheduler,
    tab: 1,
  })
}

export function unkeptCopies() {
  return { diagram: unkeptCopy(), annotations: unkeptCopy(), session: unkeptCopy() }
}

/** Lets promises that are already settled run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}
