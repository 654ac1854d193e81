/** Updates that no honest browser sends, and the word with which each is refused. */
import { recordsOf } from "@outloud/shared/records/codec.ts"
import type { RefusalCode } from "@outloud/shared/records/guard.ts"
import {
  deleted,
  type RawItem,
  type RawStruct,
  rawUpdate,
  type,
  values,
} from "@outloud/shared/records/testing/raw-update.ts"
import { writeUint8, writeVarUint } from "lib0/encoding"
import * as Y from "yjs"
import type { Arena } from "./arena.ts"

type Reason = RefusalCode | "unreadable" | "larger-than-allowed"

export interface Attack {
  readonly name: string
  readonly reason: Reason
  readonly update: (arena: Arena) => Uint8Array
}

/** A Yjs client id that nobody has used. */
export const FRESH_ID = 2_000_000_001

/** Structs under the attacker's own Yjs client id, where it goes on. */
function own({ attacker }: Arena, ...structs: RawStruct[]): Uint8Array {
  const client = attacker.doc.clientID
  return rawUpdate([{ client, clock: Y.getState(attacker.doc.store, client), structs }])
}

/** A field of the attacker's own shape. */
function field({ attacker }: Arena, content: Pick<RawItem, "content" | "write">): RawItem {
  return { parent: entryOf(attacker.doc, "shape:attackers"), key: "meta.x", ...content }
}

function entryOf(doc: Y.Doc, id: string): { client: number; clock: number } {
  const item = recordsOf(doc)._map.get(id)
  if (item === undefined) throw new Error(`there is no ${id}`)
  return { client: item.id.client, clock: item.id.clock }
}

/** `depth` arrays inside one another, as lib0 encodes them. */
function nested(depth: number): Pick<RawItem, "content" | "write"> {
  return {
    content: 8,
    write: encoder => {
      writeVarUint(encoder, 1)
      for (let level = 0; level < depth; level++) for (const byte of [117, 1]) writeUint8(encoder, byte)
      writeUint8(encoder, 126)
    },
  }
}

function withDoc(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = FRESH_ID
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

export const ATTACKS: readonly Attack[] = [
  {
    name: "structs under the victim's client id, to mute it",
    reason: "owner",
    update: ({ victim }) => {
      const client = victim.doc.clientID
      const structs = Array.from({ length: 50 }, (_, n) => ({ key: `shape:junk${n}`, ...type(1) }))
      return rawUpdate([{ client, clock: Y.getState(victim.doc.store, client), structs }])
    },
  },
  {
    name: "structs under the server's client id",
    reason: "owner",
    update: ({ victim }) =>
      rawUpdate([
        { client: 1, clock: Y.getState(victim.doc.store, 1), structs: [{ key: "shape:s", ...type(1) }] },
      ]),
  },
  {
    name: "a clock gap, which others would have to keep for ever",
    reason: "gap",
    update: () => rawUpdate([{ client: FRESH_ID, clock: 7, structs: [{ key: "shape:g", ...type(1) }] }]),
  },
  {
    name: "a write behind something that nobody has",
    reason: "gap",
    update: arena => own(arena, { origin: { client: 77_777, clock: 5 }, ...values(1) }),
  },
  {
    name: "deleting what nobody has",
    reason: "gap",
    update: () => rawUpdate([], { [FRESH_ID]: [[0, 1_000_000]] }),
  },
  {
    name: "a collected struct of length 2^40",
    reason: "clock",
    update: arena => own(arena, { gc: 2 ** 40 }),
  },
  {
    name: "a deleted struct of length 2^52",
    reason: "clock",
    update: arena => own(arena, field(arena, deleted(2 ** 52))),
  },
  {
    name: "values nested until the stack ends (400 KB)",
    reason: "malformed",
    update: arena => own(arena, field(arena, nested(200_000))),
  },
  {
    name: "values nested 4,000 deep, which Yjs takes and structuredClone does not",
    reason: "content",
    update: arena => own(arena, field(arena, nested(4_000))),
  },
  {
    name: "a subdocument",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("records").set("shape:sub", new Y.Doc())),
  },
  {
    name: "a root that the layer does not have",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("evil").set("a", 1)),
  },
  {
    name: "a root named like an object's prototype",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("__proto__").set("a", 1)),
  },
  {
    name: "a list on the map of records",
    reason: "content",
    update: () => withDoc(doc => doc.getArray("records").push([1, 2, 3])),
  },
  {
    name: "a text in place of a record",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("records").set("shape:t", new Y.Text("x"))),
  },
  {
    name: "XML in place of a record",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("records").set("shape:x", new Y.XmlElement("script"))),
  },
  {
    name: "a map inside a record",
    reason: "content",
    update: () =>
      withDoc(doc => doc.getMap("records").set("shape:m", new Y.Map([["base", new Y.Map() as unknown]]))),
  },
  {
    name: "binary in a field",
    reason: "content",
    update: () =>
      withDoc(doc => doc.getMap("records").set("shape:b", new Y.Map([["base", new Uint8Array(9)]]))),
  },
  {
    name: "a value whose prototype is the attacker's",
    reason: "content",
    update: arena => own(arena, field(arena, values(JSON.parse('{"__proto__":{"isAdmin":true}}')))),
  },
  {
    name: "a record under a key that is no record's",
    reason: "content",
    update: () => withDoc(doc => doc.getMap("records").set("document:document", new Y.Map([["base", {}]]))),
  },
  {
    name: "a struct of length zero",
    reason: "malformed",
    update: arena => own(arena, { key: "shape:z", ...type(1) }, field(arena, values())),
  },
  {
    name: "an update of version 2",
    reason: "malformed",
    update: () =>
      Y.convertUpdateFormatV1ToV2(withDoc(doc => doc.getMap("records").set("shape:v", new Y.Map()))),
  },
  {
    name: "a cut-off update",
    reason: "malformed",
    update: arena => own(arena, field(arena, values("x".repeat(100)))).subarray(0, 40),
  },
  {
    name: "thousands of first writes to one field, to keep the server busy",
    reason: "cost",
    update: arena => own(arena, ...Array.from({ length: 20_000 }, (): RawItem => field(arena, values(null)))),
  },
  {
    name: "structs of thousands of clients",
    reason: "cost",
    update: () =>
      rawUpdate(
        Array.from({ length: 5_000 }, (_, n) => ({ client: FRESH_ID - n, clock: 0, structs: [{ gc: 1 }] })),
      ),
  },
  {
    name: "an update of more than 1 MiB",
    reason: "larger-than-allowed",
    update: () => new Uint8Array(2 ** 20 + 1),
  },
]
