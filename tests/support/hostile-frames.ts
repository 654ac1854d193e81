import { encodeRecord, type Json, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import {
  deleted,
  type RawBlock,
  type RawId,
  type RawItem,
  type RawStruct,
  rawUpdate,
  text,
  type,
  values,
} from "@outloud/shared/records/testing/raw-update.ts"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { clientFrame } from "./fake-socket.ts"
import { evilValue, hostileRecord, someId, someKey } from "./hostile-records.ts"
import type { Random } from "./random.ts"

/** Frames of somebody who knows the protocol well, by grammar: from plain noise to edits that are almost honest. */
export class HostileFrames {
  readonly #random: Random
  /** The attacker's view of the board. */
  readonly #doc: Y.Doc
  /** Frames of earlier attacks, to make new ones from. */
  readonly #earlier: readonly Uint8Array[]

  constructor(random: Random, doc: Y.Doc, earlier: readonly Uint8Array[] = []) {
    this.#random = random
    this.#doc = doc
    this.#earlier = earlier
  }

  next(): Uint8Array {
    const random = this.#random
    const dice = random.next()
    if (dice < 0.05) return this.#noise(1 + random.below(60))
    if (dice < 0.1) return this.#awareness()
    if (dice < 0.13)
      return clientFrame.step1(random.chance(0.5) ? this.#noise(random.below(20)) : new Uint8Array([0]))
    if (dice < 0.15) return new Uint8Array([random.below(4), random.below(4)])
    if (dice < 0.2 && this.#earlier.length > 0) return this.#mutated(random.pick(this.#earlier))
    const update = this.update()
    return random.chance(0.2) ? clientFrame.step2(update) : clientFrame.update(update)
  }

  update(): Uint8Array {
    const dice = this.#random.next()
    if (dice < 0.35) return this.edit()
    if (dice < 0.6) return this.#mutated(this.edit())
    return this.#raw()
  }

  /** What an honest client's document would send for a change that no honest client makes. */
  edit(): Uint8Array {
    const random = this.#random
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc))
    copy.clientID = random.chance(0.9) ? this.#doc.clientID : this.#client()
    const before = Y.encodeStateVector(copy)
    copy.transact(() => {
      for (let n = random.below(4); n >= 0; n--) this.#change(copy)
    })
    const update = Y.encodeStateAsUpdate(copy, before)
    copy.destroy()
    return update
  }

  #change(doc: Y.Doc): void {
    const random = this.#random
    const records = recordsOf(doc)
    const id = random.chance(0.9) ? someId(random) : "shape:question"
    const entry = records.get(id)
    const dice = random.next()
    if (entry === undefined || dice < 0.3)
      records.set(id, encodeRecord(hostileRecord(random, id) as unknown as BoardRecord))
    else if (dice < 0.4) records.delete(id)
    else if (dice < 0.9 && entry instanceof Y.Map) entry.set(someKey(random), evilValue(random))
    else {
      const root = random.pick(["records", "text", "session", "evil", "__proto__"])
      if (random.chance(0.5)) doc.share.get(root) ?? doc.getText(root).insert(0, "x")
      else
        (records as Y.Map<unknown>).set(
          id,
          random.pick([new Y.Text("t"), new Y.Array(), new Y.Doc(), 7, null]),
        )
    }
  }

  #raw(): Uint8Array {
    const random = this.#random
    const blocks = Array.from({ length: 1 + random.below(3) }, (): RawBlock => {
      const client = this.#client()
      const clock = Math.max(
        0,
        Y.getState(this.#doc.store, client) + random.pick([0, 0, 0, 0, -1, 1, 5, 2 ** 31]),
      )
      return { client, clock, structs: Array.from({ length: 1 + random.below(4) }, () => this.#struct()) }
    })
    blocks.sort((a, b) => b.client - a.client)
    const deletes = random.chance(0.3)
      ? { [this.#client()]: [[random.below(20), random.pick([0, 1, 3, 2 ** 40])]] as [number, number][] }
      : {}
    return rawUpdate(blocks, deletes)
  }

  #struct(): RawStruct {
    const random = this.#random
    const length = random.pick([0, 1, 2, 100, 2 ** 31, 2 ** 50])
    if (random.chance(0.1)) return random.chance(0.5) ? { gc: length } : { skip: length }
    const item: RawItem = this.#content()
    const dice = random.next()
    if (dice < 0.25) return { ...item, origin: this.#id() }
    if (dice < 0.35) return { ...item, origin: this.#id(), rightOrigin: this.#id() }
    if (dice < 0.4) return { ...item, rightOrigin: this.#id() }
    const parent = dice < 0.6 ? random.pick(["records", "text", "evil", ""]) : this.#id()
    const key = random.pick([someId(random), someKey(random), "", undefined])
    return { ...item, parent, ...(key === undefined ? {} : { key }) }
  }

  #content(): Pick<RawItem, "content" | "write"> {
    const random = this.#random
    switch (random.below(8)) {
      case 0:
        return deleted(random.pick([0, 1, 5, 2 ** 45]))
      case 1:
        return text("x".repeat(random.below(30)))
      case 2:
        return type(random.below(9))
      case 3:
        return {
          content: random.pick([2, 3, 5, 6, 9]),
          write: encoder => encoding.writeUint8Array(encoder, this.#noise(9)),
        }
      default:
        return values(...Array.from({ length: random.pick([0, 1, 1, 1, 2]) }, (): Json => evilValue(random)))
    }
  }

  #mutated(bytes: Uint8Array): Uint8Array {
    const random = this.#random
    const copy = bytes.slice()
    switch (random.below(4)) {
      case 0:
        return copy.subarray(0, random.below(copy.length))
      case 1:
        return Uint8Array.from([...copy, ...this.#noise(random.below(8))])
      default:
        for (let n = random.below(4); n >= 0; n--) copy[random.below(copy.length)] = random.below(256)
        return copy
    }
  }

  #awareness(): Uint8Array {
    const random = this.#random
    const body = encoding.encode(encoder => {
      const count = random.below(5)
      encoding.writeVarUint(encoder, random.chance(0.9) ? count : 2 ** 30)
      for (let n = 0; n < count; n++) {
        encoding.writeVarUint(encoder, this.#client())
        encoding.writeVarUint(encoder, random.pick([0, 1, 2 ** 40]))
        const shown = JSON.stringify({
          presence: { selectedShapeIds: [someId(random)], value: evilValue(random) },
        })
        encoding.writeVarString(encoder, random.pick([shown, shown, "null", "{", "[]", ""]))
      }
    })
    return clientFrame.awareness(random.chance(0.8) ? body : this.#mutated(body))
  }

  #client(): number {
    const known = [...this.#doc.store.clients.keys()]
    return this.#random.pick([this.#doc.clientID, this.#doc.clientID, 1, 7_000_000, ...known])
  }

  #id(): RawId {
    const client = this.#client()
    const clock = Y.getState(this.#doc.store, client)
    return { client, clock: Math.max(0, this.#random.chance(0.9) ? this.#random.below(clock + 3) : 2 ** 35) }
  }

  #noise(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#random.below(256))
  }
}
