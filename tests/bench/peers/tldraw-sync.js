import { TLSocketRoom } from "@tldraw/sync-core"
import { createTLSchema, InstancePresenceRecordType } from "@tldraw/tlschema"
import { WebSocketServer } from "ws"

const schema = createTLSchema()
const rooms = new Map()

function roomAt(path) {
  if (!rooms.has(path)) rooms.set(path, new TLSocketRoom({ schema }))
  return rooms.get(path)
}

new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" }).on(
  "connection",
  (socket, { url }) => {
    const { pathname, searchParams } = new URL(url, "ws://localhost")
    roomAt(pathname).handleSocketConnect({ sessionId: searchParams.get("session"), socket })
  },
)
// A client has both from tldraw; the load generator has no tldraw.
process.send?.({
  schema: schema.serialize(),
  presence: InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId("bench"),
    currentPageId: "page:page",
    userId: "bench",
    userName: "Bench",
    cursor: { x: 0, y: 0, type: "default", rotation: 0 },
  }),
})
