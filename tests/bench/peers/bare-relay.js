import { WebSocketServer } from "ws"

// Parses nothing and keeps nothing: what is left is the cost of the sockets.
const rooms = new Map()
new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" }).on(
  "connection",
  (socket, { url }) => {
    const room = rooms.get(url) ?? new Set()
    rooms.set(url, room.add(socket))
    socket.on("message", bytes => {
      for (const other of room) if (other !== socket) other.send(bytes)
    })
    socket.on("close", () => room.delete(socket))
  },
)
