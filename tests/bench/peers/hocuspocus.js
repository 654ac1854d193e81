import { Server } from "@hocuspocus/server"

// Without a store: what it costs to keep documents is not in its figures.
const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
})
await server.listen()
