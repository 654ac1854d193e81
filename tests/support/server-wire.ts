import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import type { Wire } from "./board-hub.ts"
import { type Close, LayerSocket } from "./layer-socket.ts"
import type { OpenedSocket } from "./sync-server.ts"

/** Asks the server for a socket, for a copy of this epoch where there is one. */
export type OpenSocket = (layer: CanvasLayer, epoch: number | undefined) => Promise<OpenedSocket>

/** A browser's connection to the real server: one socket a layer, lost and opened again while the documents live on. */
export class ServerWire implements Wire {
  readonly docs: Record<CanvasLayer, Y.Doc>
  onReceive: Wire["onReceive"] = (layer, bytes) => Y.applyUpdate(this.docs[layer], bytes, "wire")
  /** Every socket that the server closed. */
  readonly closes: Close[] = []
  readonly #open: OpenSocket
  readonly #layers: readonly CanvasLayer[]
  readonly #sockets = new Map<CanvasLayer, LayerSocket>()
  readonly #epochs = new Map<CanvasLayer, number>()
  /** Sockets that are lost, but not to the server's knowledge. */
  #unnoticed: (() => void)[] = []

  /** `layers` are those that the person may read: an honest browser asks for no other. */
  constructor(
    docs: Record<CanvasLayer, Y.Doc>,
    open: OpenSocket,
    layers: readonly CanvasLayer[] = CANVAS_LAYERS,
  ) {
    this.docs = docs
    this.#open = open
    this.#layers = layers
  }

  send(layer: CanvasLayer, bytes: Uint8Array): void {
    this.#sockets.get(layer)?.write(bytes)
  }

  /** Opens those of the sockets that are closed. */
  async connect(layers: readonly CanvasLayer[] = this.#layers): Promise<void> {
    for (const layer of layers) {
      if (this.#openSocket(layer) !== undefined) continue
      this.#forget(layer)
      const end = await this.#open(layer, this.#epochs.get(layer))
      this.#sockets.set(layer, new LayerSocket(this.docs[layer], end, bytes => this.onReceive(layer, bytes)))
    }
  }

  /** Cuts a socket. The server notices when it is told by `notice`. */
  lose(layers: readonly CanvasLayer[] = CANVAS_LAYERS): void {
    for (const layer of layers) {
      const socket = this.#sockets.get(layer)
      if (socket === undefined) continue
      this.#forget(layer)
      this.#unnoticed.push(socket.lose())
    }
  }

  /** The server finds out which sockets are dead. */
  notice(): void {
    for (const tell of this.#unnoticed.splice(0)) tell()
  }

  deliverUp(layer: CanvasLayer, count?: number): void {
    this.#sockets.get(layer)?.deliverUp(count)
  }

  deliverDown(layer: CanvasLayer, count?: number): void {
    const socket = this.#sockets.get(layer)
    socket?.deliverDown(count)
    if (socket?.epoch !== undefined) this.#epochs.set(layer, socket.epoch)
  }

  get hasMail(): boolean {
    return [...this.#sockets.values()].some(socket => socket.hasMail)
  }

  /** Whether every layer has a socket that the server's document has come by. */
  get hasArrived(): boolean {
    return this.#layers.every(layer => this.#openSocket(layer)?.hasArrived)
  }

  /** Write frames of the present sockets that the server has not said to be on disk. */
  get unacknowledged(): number {
    const sockets = [...this.#sockets.values()]
    return sockets.reduce((sum, { written, acknowledged }) => sum + written - acknowledged, 0)
  }

  #openSocket(layer: CanvasLayer): LayerSocket | undefined {
    const socket = this.#sockets.get(layer)
    return socket?.isOpen ? socket : undefined
  }

  #forget(layer: CanvasLayer): void {
    const close = this.#sockets.get(layer)?.closedWith
    if (close !== undefined) this.closes.push(close)
    this.#sockets.delete(layer)
  }
}
