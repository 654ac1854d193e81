import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import { offerProtocols } from "@outloud/shared/protocol/subprotocol.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { Awareness } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { UnsentUpdate } from "../../offline/kept-types.ts"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import { type ConnectionStatus, layerStatus, SLOW_MS } from "./connection-status.ts"
import { FIRST_LAYER_STATE, type LayerEvent, type LayerState, reduceLayer } from "./layer-state.ts"
import { Outbox } from "./outbox.ts"
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

/** What y-websocket asks of a WebSocket class; a fake one in tests has no more. */
export type WebSocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket

export interface LayerConnectionOptions extends Credentials, Surroundings {
  readonly layer: Layer
  /** Empty: it is filled from the copy, and then from the server. */
  readonly doc: Y.Doc
  readonly copy: LayerCopy
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
  /** The updates that are not acknowledged, in order. */
  unsent(): readonly UnsentUpdate[]
  /** Whether the server's document is here, from the server or from the copy, so that it can be shown whole. */
  hasArrived(): boolean
  /** Whether the server's document has come, on any socket so far. */
  hasCome(): boolean
  /** Connects at once, also after a final close. A socket that works is left alone; one that is silent is not. */
  retryNow(): void
  /** Closes the socket and destroys the document. What was sent before still goes out. */
  destroy(): void
}

/** Keeps one layer's document in step with the server's. y-websocket on the wire; ours are the truth about saving, and presence. */
export function connectLayer(options: LayerConnectionOptions): LayerConnection {
  const { doc, copy, scheduler, onChange } = options
  let state: LayerState = FIRST_LAYER_STATE
  let cancelSlow = () => {}

  const dispatch = (event: LayerEvent) => {
    state = reduceLayer(state, event, scheduler.now())
    cancelSlow()
    if (state.waitingSince !== null) {
      cancelSlow = scheduler.after(Math.max(0, state.waitingSince + SLOW_MS - scheduler.now()), onChange)
    }
    onChange()
  }

  fillFrom(copy, doc)
  copy.onChange = onChange
  const provider = createProvider(options)
  const outbox = new Outbox({
    doc,
    copy,
    isOpen: () => provider.wsconnected && provider.ws?.readyState === provider.ws?.OPEN,
    send: (step, update) => provider.ws?.send(syncFrame(step, update)),
    onSent: (frame, waiting) => dispatch({ type: "sent", frame, waiting }),
  })
  if (copy.unsent.length > 0) dispatch({ type: "edited" })
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return copy.addRemote(update)
    outbox.add(update)
    dispatch({ type: "edited" })
    outbox.send()
  }
  doc.on("update", onUpdate)
  readServerMessages(provider, { outbox, copy, dispatch })
  const stopWaiting = followSocket(provider, options, { outbox, copy, dispatch })
  provider.connect()

  return {
    doc,
    status: () => layerStatus(state, scheduler.now(), { kept: copy.kept, backlog: outbox.progress() }),
    hasUnsaved: () => state.waitingSince !== null,
    unsent: () => outbox.unsent(),
    hasArrived: () => state.arrived || copy.whole,
    hasCome: () => state.arrived,
    retryNow() {
      if (provider.ws !== null && !provider.synced) giveUp(provider)
      if (!provider.wsconnected) provider.connect()
    },
    destroy() {
      doc.off("update", onUpdate)
      copy.onChange = () => {}
      copy.flushNow()
      provider.destroy()
      cancelSlow()
      stopWaiting()
      doc.destroy()
    },
  }
}

/** Turns what happens to the provider's sockets into events. Returns the way to stop waiting for one to open. */
function followSocket(
  provider: WebsocketProvider,
  { token, participantKey, scheduler }: LayerConnectionOptions,
  { outbox, copy, dispatch }: LayerParts,
): () => void {
  let cancelOpening = () => {}
  provider.on("status", ({ status }) => {
    cancelOpening()
    if (status !== "connecting") return
    outbox.reset()
    dispatch({ type: "opening" })
    cancelOpening = scheduler.after(OPENING_MS, () => giveUp(provider))
  })
  provider.on("sync", synced => {
    if (!synced) return
    copy.arrived()
    dispatch({ type: "synced" })
  })
  provider.on("connection-close", event => {
    cancelOpening()
    // y-websocket has no jitter of its own: it waits the smaller of its back-off and this.
    provider.maxBackoffTime = reconnectDelay(provider.wsUnsuccessfulReconnects + 1, scheduler.random)
    // What it may merge with is the document as it is now.
    provider.protocols = offerProtocols(token, participantKey, copy.epoch)
    dispatch({ type: "closed", code: event?.code ?? null, reason: event?.reason ?? "" })
  })
  return () => cancelOpening()
}

/** One transaction, so that whoever listens meets the board whole. */
function fillFrom(copy: LayerCopy, doc: Y.Doc): void {
  doc.transact(() => {
    for (const update of copy.updates) Y.applyUpdate(doc, update)
    for (const { bytes } of copy.unsent) Y.applyUpdate(doc, bytes)
  })
}

function createProvider(options: LayerConnectionOptions): WebsocketProvider {
  const { doc, awareness } = options
  const silent = awareness === undefined ? new Awareness(doc) : undefined
  silent?.setLocalState(null)
  const provider = new WebsocketProvider(`${options.origin}/sync/${options.roomId}`, options.layer, doc, {
    connect: false,
    // Two tabs would otherwise agree with each other about what the server never saw.
    disableBc: true,
    protocols: offerProtocols(options.token, options.participantKey, options.copy.epoch),
    WebSocketPolyfill: options.WebSocket as typeof WebSocket,
    awareness: awareness ?? (silent as Awareness),
  })
  // Local updates go through the outbox, which knows when the server can take them.
  doc.off("update", provider._updateHandler)
  if (awareness !== undefined) sendOwnPresenceOnly(provider)
  return provider
}

interface LayerParts {
  readonly outbox: Outbox
  readonly copy: LayerCopy
  readonly dispatch: (event: LayerEvent) => void
}

function readServerMessages(provider: WebsocketProvider, { outbox, copy, dispatch }: LayerParts): void {
  provider.messageHandlers[MessageType.sync] = (_reply, message) => {
    const step = decoding.readVarUint(message)
    const bytes = decoding.readVarUint8Array(message)
    if (step === SyncStep.step1) return outbox.answer(bytes)
    Y.applyUpdate(provider.doc, bytes, provider)
    if (step === SyncStep.step2) provider.synced = true
  }
  provider.messageHandlers[MessageType.ack] = (_reply, message) => {
    const count = decoding.readVarUint(message)
    outbox.acknowledged(count)
    dispatch({ type: "acked", count })
  }
  provider.messageHandlers[MessageType.storage] = (_reply, message) => {
    dispatch({ type: "storage", ok: decoding.readVarUint(message) === 1 })
  }
  provider.messageHandlers[MessageType.epoch] = (_reply, message) => {
    const epoch = decoding.readVarUint(message)
    if (copy.epoch === undefined || copy.epoch === epoch) return copy.follow(epoch)
    // The server turns such a copy away itself; nothing may be merged even where one does not.
    provider.disconnect()
    dispatch({ type: "closed", code: CloseCode.tooOld, reason: "the board was restored from a backup" })
  }
}

function syncFrame(step: number, update: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MessageType.sync)
  encoding.writeVarUint(frame, step)
  encoding.writeVarUint8Array(frame, update)
  return encoding.toUint8Array(frame) as Uint8Array<ArrayBuffer>
}

/** Lets go of a socket that does not open; the next attempt comes after the usual pause. */
function giveUp(provider: WebsocketProvider): void {
  provider.disconnect()
  provider.shouldConnect = true
}
