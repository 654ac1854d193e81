import {
  ackFrame,
  epochFrame,
  HEARTBEAT,
  step1Frame,
  step2Frame,
  storageFrame,
  updateFrame,
} from "@outloud/server/sync/frames.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import { offerProtocols, readHandshake } from "@outloud/shared/protocol/subprotocol.ts"
import { changedFields, encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { box } from "../support/records.ts"

/** Other versions and other programs speak this. A change here needs a new subprotocol, not a new expectation. */
describe("the wire format", () => {
  it("[WF-1] close codes and message types", () => {
    expect(CloseCode).toEqual({
      badToken: 4401,
      notAllowed: 4403,
      noRoom: 4404,
      updateRefused: 4409,
      tooOld: 4410,
      abuse: 4429,
      resync: 4500,
      restarting: 1012,
    })
    expect(MessageType).toEqual({
      sync: 0,
      awareness: 1,
      auth: 2,
      queryAwareness: 3,
      ack: 100,
      storage: 101,
      epoch: 102,
    })
    expect(SyncStep).toEqual({ step1: 0, step2: 1, update: 2 })
  })

  it("[WF-2] frames", () => {
    const bytes = new Uint8Array([7, 8, 9])
    expect([...step1Frame(bytes)]).toEqual([0, 0, 3, 7, 8, 9])
    expect([...step2Frame(bytes)]).toEqual([0, 1, 3, 7, 8, 9])
    expect([...updateFrame(bytes)]).toEqual([0, 2, 3, 7, 8, 9])
    expect([...ackFrame(300)]).toEqual([100, 172, 2])
    expect([...storageFrame(false)]).toEqual([101, 0])
    expect([...epochFrame(2)]).toEqual([102, 2])
    expect([...HEARTBEAT]).toEqual([1, 1, 0])
  })

  it("[WF-3] the handshake, in any order, malformed secrets counting as absent", () => {
    const token = "t".repeat(32)
    const key = "k".repeat(43)
    expect(offerProtocols(token, key)).toEqual(["outloud.v1", `token.${token}`, `participant.${key}`])
    expect(readHandshake([`participant.${key}`, `token.${token}`, "yjs"])).toEqual({
      protocol: "yjs",
      token,
      participantKey: key,
      epoch: undefined,
    })
    expect(readHandshake(offerProtocols(token, key, 7)).epoch).toBe(7)
    expect(readHandshake(["epoch.-1", "epoch.x"]).epoch).toBeUndefined()
    expect(readHandshake(["yjs", "outloud.v1"]).protocol).toBe("outloud.v1")
    expect(readHandshake(["token.short", "participant.sp ace"])).toEqual({
      protocol: undefined,
      token: undefined,
      participantKey: undefined,
      epoch: undefined,
    })
  })

  it("[WF-4] a record is its base, and beside it what changed since", () => {
    const doc = new Y.Doc()
    const before = box("a", { meta: { gone: 1 } })
    const after = box("a", {
      x: 1,
      y: 2,
      opacity: 0.5,
      props: { ...before.props, color: "red" },
      meta: { kind: "cache" },
    })
    recordsOf(doc).set("shape:a", encodeRecord(before))
    for (const [key, value] of changedFields(before, after)) recordsOf(doc).get("shape:a")?.set(key, value)
    expect(doc.toJSON()).toEqual({
      records: {
        "shape:a": {
          base: before,
          xy: [1, 2],
          opacity: 0.5,
          "props.color": "red",
          "meta.kind": "cache",
          "meta.gone": { $removed: true },
        },
      },
    })
  })
})
