import { MessageType } from "@outloud/shared/protocol/messages.ts"
import * as encoding from "lib0/encoding"
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import type { WebsocketProvider } from "y-websocket"

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/**
 * Makes a provider send this browser's own presence and nothing else.
 *
 * y-websocket 3.1 sends every awareness change on, those it has just received included, so that
 * a crowd's traffic grows with its square. And after a reconnect y-protocols takes a person's
 * entry only with a higher clock than it last saw, theirs and ours: so our clock is raised before
 * each new socket opens, and the clocks of people who went with the old socket are forgotten.
 */
export function sendOwnPresenceOnly(provider: WebsocketProvider): void {
  const { awareness } = provider
  awareness.off("update", provider._awarenessUpdateHandler)
  provider._awarenessUpdateHandler = (change: AwarenessChange, origin: unknown) => {
    if (origin === provider) forget(awareness, change.removed)
    else if (origin === "local") sendOwn(provider)
  }
  awareness.on("update", provider._awarenessUpdateHandler)
  provider.on("status", ({ status }) => {
    if (status === "connecting") awareness.setLocalState(awareness.getLocalState())
  })
}

function forget(awareness: Awareness, gone: readonly number[]): void {
  for (const id of gone) if (id !== awareness.clientID) awareness.meta.delete(id)
}

function sendOwn({ ws, wsconnected, awareness }: WebsocketProvider): void {
  if (!wsconnected || ws === null || ws.readyState !== ws.OPEN) return
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MessageType.awareness)
  encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [awareness.clientID]))
  ws.send(encoding.toUint8Array(frame))
}
