/**
 * A socket that reaches nobody, and says so as a real one does. A room that was begun here is connected by it until the
 * server knows the room: a server that does not would say that it is gone, and its copies would go with it.
 */
export class NoServer extends EventTarget {
  readyState: number = WebSocket.CONNECTING
  binaryType = "arraybuffer"
  onopen: (() => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null

  constructor() {
    super()
    queueMicrotask(() => this.close())
  }

  send(): void {}

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    this.onclose?.(new CloseEvent("close", { code: 1006 }))
  }
}
