import { createServer } from "node:http"
import { setupWSConnection } from "@y/websocket-server/utils"
import { WebSocketServer } from "ws"

// As the package's own server.js, less its log line.
const sockets = new WebSocketServer({ noServer: true })
sockets.on("connection", setupWSConnection)
const server = createServer((_request, response) => response.end("okay"))
server.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, opened => sockets.emit("connection", opened, request))
})
server.listen(Number(process.env.PORT), "127.0.0.1")
