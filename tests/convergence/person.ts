import { can } from "@outloud/shared/room/access.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import * as Y from "yjs"
import { emptyDocs } from "../support/board-hub.ts"
import { BoardPeer } from "../support/board-peer.ts"
import type { Close } from "../support/layer-socket.ts"
import { type OpenSocket, ServerWire } from "../support/server-wire.ts"
import { Signatures } from "./signatures.ts"

/** Each layer's document as this browser keeps it, with what was never sent. */
export type LocalCopy = Record<CanvasLayer, Uint8Array>

export interface PersonOptions {
  /** Unlike anybody else's. */
  readonly name: string
  readonly key: string
  readonly role: Role
  readonly open: OpenSocket
  /** A Yjs client id for each time that the page is loaded. */
  readonly newClientId: () => number
  /** Lets the server take its `n`th turn. */
  readonly tick: (n: number) => Promise<void>
}

/** Somebody in a browser: one page after another, on the same link and with the same participant key. */
export class Person {
  role: Role
  readonly key: string
  readonly signatures: Signatures
  /** Of every page so far. */
  readonly closes: Close[] = []
  readonly #options: PersonOptions
  readonly #leftWires: ServerWire[] = []
  #peer: BoardPeer<ServerWire> | undefined

  constructor(options: PersonOptions) {
    this.role = options.role
    this.key = options.key
    this.signatures = new Signatures(options.name)
    this.#options = options
  }

  get peer(): BoardPeer<ServerWire> {
    if (this.#peer === undefined) throw new Error("nobody has opened the page yet")
    return this.#peer
  }

  get wire(): ServerWire {
    return this.peer.wire
  }

  /** Opens the page. Without a copy it shows the board when the server has sent it; with one, at once and offline. */
  async enter(copy?: LocalCopy): Promise<void> {
    const { open, newClientId, tick } = this.#options
    const { role } = this
    const docs = emptyDocs()
    const readable = CANVAS_LAYERS.filter(layer => can(role, "read", layer))
    const wire = new ServerWire(docs, open, readable)
    if (copy === undefined) {
      await wire.connect()
      for (let turn = 0; !wire.hasArrived; turn++) {
        if (turn > 10) throw new Error("the room never arrives")
        await tick(turn)
        for (const layer of CANVAS_LAYERS) {
          wire.deliverUp(layer)
          wire.deliverDown(layer)
        }
      }
    } else for (const layer of CANVAS_LAYERS) Y.applyUpdate(docs[layer], copy[layer])
    this.#peer = new BoardPeer(role, wire, () => {}, { docs, clientId: newClientId() })
  }

  /** The page goes; what it has not written into its documents goes with it. */
  leave(): LocalCopy {
    const { docs } = this.wire
    const copy = {
      diagram: Y.encodeStateAsUpdate(docs.diagram),
      annotations: Y.encodeStateAsUpdate(docs.annotations),
      notes: Y.encodeStateAsUpdate(docs.notes),
    }
    this.wire.lose()
    this.closes.push(...this.wire.closes)
    this.#leftWires.push(this.wire)
    this.peer.dispose()
    this.#peer = undefined
    return copy
  }

  /** Another role, or other notes, open the room anew: with what is kept of the layers that are still the same. */
  async comeBackAs(role: Role): Promise<void> {
    const copy = this.leave()
    this.notice()
    this.role = role
    await this.enter({ ...copy, notes: Y.encodeStateAsUpdate(new Y.Doc()) })
  }

  /** The server finds out which of this person's sockets are dead. */
  notice(): void {
    for (const wire of this.#leftWires.splice(0)) wire.notice()
    this.#peer?.wire.notice()
  }

  /** The page goes for good. */
  dispose(): void {
    this.#peer?.dispose()
  }
}
