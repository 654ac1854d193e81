import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { LiveRoom, LiveServer } from "./live-server.ts"

/** y-websocket's own provider, synchronised: nothing of ours on the client's side. Destroy it in the end. */
export async function stockClient(
  server: LiveServer,
  room: LiveRoom,
  role: Role,
  layer: Layer = "diagram",
): Promise<WebsocketProvider> {
  const provider = new WebsocketProvider(
    `ws://localhost:${server.port}/sync/${room.id}`,
    layer,
    new Y.Doc(),
    {
      protocols: ["yjs", `token.${room.token(role)}`],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  )
  await new Promise(resolve => provider.once("sync", resolve))
  return provider
}
