import { MessageType } from "@outloud/shared/protocol/messages.ts"
import { offerProtocols } from "@outloud/shared/protocol/subprotocol.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as decoding from "lib0/decoding"
import { Awareness } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import type * as Y from "yjs"
import { type ConnectionStatus, layerStatus, SLOW_MS } from "./connection-status.ts"
import { countingSocket, type WebSocketClass } from "./counting-socket.ts"
import { FIRST_LAYER_STATE, type LayerEvent, type LayerState, reduceLayer } from "./layer-state.ts"
import { sendOwnPresenceOnly } from "./own-presence.ts"
import { reconnectDelay } from "./reconnect-delay.ts"
import type { Scheduler } from "./scheduler.ts"

/** How a room is reached and by whom. */
export interface Credentials {
  readonly roomId: string
  readonly token: string
  readonly participantKey: string
}

/** What the outside world is, so that tests can be one. */
export interface Surroundings {
  /** `ws://host` or `wss://host`, without a trailing slash. */
  readonly origin: string
  readonly WebSocket: WebSocketClass
  readonly scheduler: Scheduler
}

export interface LayerConnectionOptions extends Credentials, Surroundings {
  readonly layer: Layer
  readonly doc: Y.Doc
  /** Given for the one layer that carries presence; must have been made for `doc`. */
  readonly awareness?: Awareness
  /** Called after every change of `status()`, the passing of time included. */
  readonly onChange: () => void
}

/** A socket that has not opened by now never will; browsers themselves wait for minutes. */
const OPENING_MS = 10_000

export interface LayerConnection {
  readonly doc: Y.Doc
  status(): ConnectionStatus
  /** Whether an edit made here is not committed on the server. */
  hasUnsaved(): boolean
  /** Whether the server's document has arrived once, so that it can be shown whole. */
  hasArrived(): boolean
  /** Connects at once, also after a final close. A socket that works is left alone; one that is silent is not. */
  retryNow(): void
  /** Closes the socket and destroys the document. What was sent before still goes out. */
  destroy(): void
}

/** Keeps one layer's document in step with the server's. y-websocket on the wire; ours are the truth about saving, and presence. */
export function connectLayer(options: LayerConnectionOptions): LayerConnection {
  const { doc, scheduler, onChange } = options
  let state: LayerState = FIRST_LAYER_STATE
  let cancelSlow = () => {}
  let cancelOpening = () => {}

  const dispatch = (event: LayerEvent) => {
    state = reduceLayer(state, event, scheduler.now())
    cancelSlow()
    if (state.waitingSince !== null) {
      cancelSlow = scheduler.after(Math.max(0, state.waitingSince + SLOW_MS - scheduler.now()), onChange)
    }
    onChange()
  }

  // Before the provider is made, so that an edit is known here before its frame is counted.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) dispatch({ type: "edited" })
  }
  doc.on("update", onUpdate)
  const provider = createProvider(options, frame => dispatch({ type: "sent", frame }))
  readServerMessages(provider, dispatch)

  provider.on("status", ({ status }) => {
    cancelOpening()
    if (status !== "connecting") return
    dispatch({ type: "opening" })
    cancelOpening = scheduler.after(OPENING_MS, () => giveUp(provider))
  })
  provider.on("sync", synced => {
    if (synced) dispatch({ type: "synced" })
  })
  provider.on("connection-close", event => {
    cancelOpening()
    // y-websocket has no jitter of its own: it waits the smaller of its back-off and this.
    provider.maxBackoffTime = reconnectDelay(provider.wsUnsuccessfulReconnects + 1, scheduler.random)
    dispatch({ type: "closed", code: event?.code ?? null, reason: event?.reason ?? "" })
  })
  provider.connect()

  return {
    doc,
    status: () => layerStatus(state, scheduler.now()),
    hasUnsaved: () => state.waitingSince !== null,
    hasArrived: () => state.arrived,
    retryNow() {
      if (provider.ws !== null && !provider.synced) giveUp(provider)
      if (!provider.wsconnected) provider.connect()
    },
    destroy() {
      doc.off("update", onUpdate)
      provider.destroy()
      cancelSlow()
      cancelOpening()
      doc.destroy()
    },
  }
}

function createProvider(
  options: LayerConnectionOptions,
  onSent: (frame: "answer" | "update") => void,
): WebsocketProvider {
  const { doc, awareness } = options
  const silent = awareness === undefined ? new Awareness(doc) : undefined
  silent?.setLocalState(null)
  const provider = new WebsocketProvider(`${options.origin}/sync/${options.roomId}`, options.layer, doc, {
    connect: false,
    // Two tabs would otherwise agree with each other about what the server never saw.
    disableBc: true,
    protocols: offerProtocols(options.token, options.participantKey),
    WebSocketPolyfill: countingSocket(options.WebSocket, onSent),
    awareness: awareness ?? (silent as Awareness),
  })
  if (awareness !== undefined) sendOwnPresenceOnly(provider)
  return provider
}

function readServerMessages(provider: WebsocketProvider, dispatch: (event: LayerEvent) => void): void {
  provider.messageHandlers[MessageType.ack] = (_reply, message) => {
    dispatch({ type: "acked", count: decoding.readVarUint(message) })
  }
  provider.messageHandlers[MessageType.storage] = (_reply, message) => {
    dispatch({ type: "storage", ok: decoding.readVarUint(message) === 1 })
  }
}

/** Lets go of a socket that does not open; the next attempt comes after the usual pause. */
function giveUp(provider: WebsocketProvider): void {
  provider.disconnect()
  provider.shouldConnect = true
}
