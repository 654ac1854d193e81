import type { Socket } from "@outloud/server/sync/connection.ts"
import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

export type Received =
  | { readonly type: "step1" | "step2" | "update"; readonly bytes: Uint8Array }
  | { readonly type: "awareness"; readonly bytes: Uint8Array }
  | { readonly type: "ack" | "storage" | "epoch"; readonly value: number }

/** The server's end of a websocket, kept in memory: what it sends is read by hand. */
export class FakeSocket implements Socket {
  bufferedAmount = 0
  isPaused = false
  closedWith: { code: number; reason: string } | undefined
  readonly frames: Uint8Array[] = []

  #corked: Uint8Array[] = []
  #corks = 0

  send(bytes: Uint8Array): void {
    if (this.#corks > 0) this.#corked.push(bytes)
    else this.frames.push(bytes)
  }

  cork(): void {
    this.#corks++
  }

  uncork(): void {
    this.#corks--
    if (this.#corks === 0) this.frames.push(...this.#corked.splice(0))
  }

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason }
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  /** What has been sent since the last call. */
  take(): Received[] {
    return this.frames.splice(0).map(readFrame)
  }
}

export function readFrame(frame: Uint8Array): Received {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MessageType.sync: {
      const names = ["step1", "step2", "update"] as const
      const name = names[decoding.readVarUint(decoder)]
      if (name === undefined) throw new Error("an unknown sync step was sent")
      return { type: name, bytes: decoding.readVarUint8Array(decoder) }
    }
    case MessageType.awareness:
      return { type: "awareness", bytes: decoding.readVarUint8Array(decoder) }
    case MessageType.ack:
      return { type: "ack", value: decoding.readVarUint(decoder) }
    case MessageType.storage:
      return { type: "storage", value: decoding.readVarUint(decoder) }
    case MessageType.epoch:
      return { type: "epoch", value: decoding.readVarUint(decoder) }
    default:
      throw new Error(`an unknown message type was sent: ${type}`)
  }
}

/** Frames as a client sends them. */
export const clientFrame = {
  step1: (stateVector: Uint8Array) => syncFrame(SyncStep.step1, stateVector),
  step2: (update: Uint8Array) => syncFrame(SyncStep.step2, update),
  update: (update: Uint8Array) => syncFrame(SyncStep.update, update),
  awareness: (update: Uint8Array) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MessageType.awareness)
    encoding.writeVarUint8Array(encoder, update)
    return encoding.toUint8Array(encoder)
  },
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
