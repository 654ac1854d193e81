import WebSocket from "ws"

/** Carries binary frames to a server and back. */
export interface Transport {
  onOpen: () => void
  onFrame: (frame: Uint8Array) => void
  send(frame: Uint8Array): void
  close(): void
}

export function webSocketTransport(url: string, protocols: readonly string[] = []): Transport {
  const socket = openSocket(url, protocols)
  const transport: Transport = {
    onOpen: () => {},
    onFrame: () => {},
    send: frame => socket.send(frame),
    close: () => socket.terminate(),
  }
  socket.on("open", () => transport.onOpen())
  socket.on("message", data => transport.onFrame(data as Buffer))
  return transport
}

/** Socket.IO's protocol, version 5, over Engine.IO 4: a binary event is a text frame that says so and the bytes. */
export function socketIoTransport(origin: string, room: string): Transport {
  const socket = openSocket(`${origin}/socket.io/?EIO=4&transport=websocket&room=${room}`)
  const transport: Transport = {
    onOpen: () => {},
    onFrame: () => {},
    send: frame => {
      socket.send('451-["frame",{"_placeholder":true,"num":0}]')
      socket.send(frame)
    },
    close: () => socket.terminate(),
  }
  socket.on("message", (data, isBinary) => {
    if (isBinary) transport.onFrame(data as Buffer)
    else {
      const text = String(data)
      if (text === "2") socket.send("3")
      else if (text.startsWith("40")) transport.onOpen()
      else if (text.startsWith("0")) socket.send("40")
    }
  })
  return transport
}

export function openSocket(url: string, protocols: readonly string[] = []): WebSocket {
  const socket = new WebSocket(url, [...protocols], { perMessageDeflate: false, skipUTF8Validation: true })
  socket.on("error", error => {
    throw new Error(`${url}: ${error.message}`)
  })
  socket.on("close", code => {
    // 1006 is our own terminate().
    if (code !== 1006) throw new Error(`${url}: the server closed with ${code}`)
  })
  return socket
}
