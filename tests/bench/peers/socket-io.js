import { createServer } from "node:http"
import { Server } from "socket.io"

const server = createServer()
const io = new Server(server, { transports: ["websocket"], maxHttpBufferSize: 1e8 })
io.on("connection", socket => {
  const room = String(socket.handshake.query.room)
  socket.join(room)
  socket.on("frame", bytes => socket.to(room).emit("frame", bytes))
})
server.listen(Number(process.env.PORT), "127.0.0.1")
