import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import * as encoding from "lib0/encoding"

/** Websocket messages from the server, as y-websocket and `outloud.v1` expect them. */

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SyncStep.step1, stateVector)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SyncStep.step2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SyncStep.update, update)
}

export function ackFrame(committedFrames: number): Uint8Array {
  return numberFrame(MessageType.ack, committedFrames)
}

export function storageFrame(writable: boolean): Uint8Array {
  return numberFrame(MessageType.storage, writable ? 1 : 0)
}

export function epochFrame(epoch: number): Uint8Array {
  return numberFrame(MessageType.epoch, epoch)
}

/** Each entry is one of a y-protocols awareness update. */
export function awarenessFrame(entries: readonly Uint8Array[]): Uint8Array {
  return joinedAwarenessFrame(entries.length, entries)
}

/** Frames of the same entries for many readers, each without one of them: they are put together only once. */
export function awarenessFramesWithoutOne(entries: readonly Uint8Array[]): (left: number) => Uint8Array {
  const all = encoding.encode(encoder => {
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
  let end = 0
  const ends = entries.map(({ length }) => (end += length))
  return left => {
    const parts = [all.subarray(0, ends[left - 1] ?? 0), all.subarray(ends[left])]
    return joinedAwarenessFrame(entries.length - 1, parts)
  }
}

function joinedAwarenessFrame(count: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, count)
  for (const part of parts) encoding.writeUint8Array(body, part)
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, MessageType.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
  return encoding.toUint8Array(frame)
}

/** Says nothing; a stock client hangs up after 30 s without a message. */
export const HEARTBEAT = awarenessFrame([])

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MessageType.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function numberFrame(type: number, value: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}
