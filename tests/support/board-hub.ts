import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"

/** One browser's connection to a room, layer by layer. */
export interface Wire {
  send(layer: CanvasLayer, bytes: Uint8Array): void
  onReceive: (layer: CanvasLayer, bytes: Uint8Array) => void
}

export function emptyDocs(): Record<CanvasLayer, Y.Doc> {
  return { diagram: new Y.Doc(), annotations: new Y.Doc(), notes: new Y.Doc() }
}

interface Frame {
  readonly layer: CanvasLayer
  readonly bytes: Uint8Array
}

/** A wire whose two directions are queues: nothing moves until a test delivers it. */
export class QueuedWire implements Wire {
  readonly up: Frame[] = []
  readonly down: Frame[] = []
  onReceive: Wire["onReceive"] = () => {}
  readonly #hub: BoardHub

  constructor(hub: BoardHub) {
    this.#hub = hub
  }

  send(layer: CanvasLayer, bytes: Uint8Array): void {
    this.up.push({ layer, bytes })
  }

  /** Lets the room have the next `count` frames of this peer. */
  deliverUp(count = Number.POSITIVE_INFINITY): void {
    for (const { layer, bytes } of this.up.splice(0, count)) this.#hub.receive(this, layer, bytes)
  }

  /** Lets this peer have the next `count` frames of the room. */
  deliverDown(count = Number.POSITIVE_INFINITY): void {
    for (const { layer, bytes } of this.down.splice(0, count)) this.onReceive(layer, bytes)
  }
}

/** A room in memory: applies what it is sent, and relays it in order to everybody else. */
export class BoardHub {
  readonly docs = emptyDocs()
  readonly #wires: QueuedWire[] = []

  /** A new wire, with all that the room holds on its way down. */
  connect(): QueuedWire {
    const wire = new QueuedWire(this)
    this.#wires.push(wire)
    for (const layer of CANVAS_LAYERS)
      wire.down.push({ layer, bytes: Y.encodeStateAsUpdate(this.docs[layer]) })
    return wire
  }

  receive(from: QueuedWire, layer: CanvasLayer, bytes: Uint8Array): void {
    Y.applyUpdate(this.docs[layer], bytes)
    for (const wire of this.#wires) if (wire !== from) wire.down.push({ layer, bytes })
  }

  /** A change that comes from nobody's editor: the server's own, or a hostile client's. */
  write(layer: CanvasLayer, change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.docs[layer])
    this.docs[layer].transact(() => change(this.docs[layer]))
    const bytes = Y.encodeStateAsUpdate(this.docs[layer], before)
    for (const wire of this.#wires) wire.down.push({ layer, bytes })
  }
}
