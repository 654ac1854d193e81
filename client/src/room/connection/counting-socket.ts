import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"

/** The frames that the server acknowledges: our step 2, which answers its step 1, and every update. */
export type WriteFrame = "answer" | "update"

/** What y-websocket asks of a WebSocket class; a fake one in tests has no more. */
export type WebSocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket

/**
 * A WebSocket that reports each write frame it sends.
 *
 * An update before our step 2 is held back, and lost nowhere: the step 2 that follows is made from
 * the same document and carries it. Sent on its own it could stand on work done offline that the
 * server has not seen yet, and a server that refuses gaps would refuse an honest client.
 */
export function countingSocket(Base: WebSocketClass, onSent: (frame: WriteFrame) => void): typeof WebSocket {
  class CountingSocket extends Base {
    #answered = false

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const frame = writeFrame(data)
      if (frame === "update" && !this.#answered) return
      super.send(data)
      if (frame === undefined) return
      this.#answered = true
      onSent(frame)
    }
  }
  return CountingSocket as unknown as typeof WebSocket
}

function writeFrame(data: unknown): WriteFrame | undefined {
  if (!(data instanceof Uint8Array) || data[0] !== MessageType.sync) return undefined
  if (data[1] === SyncStep.step2) return "answer"
  return data[1] === SyncStep.update ? "update" : undefined
}
