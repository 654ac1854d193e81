import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import type * as Y from "yjs"
import { AckedClient } from "./acked-client.ts"
import type { LiveRoom, LiveServer } from "./live-server.ts"
import { box } from "./records.ts"
import { keyOf, TestServer } from "./test-server.ts"
import type { WirePeer } from "./wire-peer.ts"

/** Somebody at the board of a running server; not connected yet. */
export function personAt(server: LiveServer, room: LiveRoom, role: Role, doc?: Y.Doc): AckedClient {
  return new AckedClient({
    origin: server.origin,
    roomId: room.id,
    layer: "diagram",
    token: room.token(role),
    key: keyOf(role),
    ...(doc && { doc }),
  })
}

/** Draws a box and waits until it is on the disk. */
export async function draw(person: AckedClient, id: string): Promise<void> {
  person.edit(records => records.set(`shape:${id}`, encodeRecord(box(id))))
  await person.saved()
}

/** What a server that opens this file shows somebody who comes in. */
export async function boardIn(path: string, room: LiveRoom, role: Role = "candidate"): Promise<WirePeer> {
  const store = openSqliteStore({ path })
  const server = new TestServer({ store })
  const tokens = { [role]: room.token(role) } as Record<Role, string>
  const peer = await server.connect({ id: room.id, tokens }, role)
  await server.exchange(peer)
  await store.close()
  return peer
}
