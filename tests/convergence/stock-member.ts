import { encodeRecord, type RecordFields, recordsOf } from "@outloud/shared/records/codec.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import { SHAPE_TYPES, sampleBinding, sampleShape } from "@outloud/shared/records/testing/sample-records.ts"
import * as Y from "yjs"
import type { Close } from "../support/layer-socket.ts"
import type { Random } from "../support/random.ts"
import type { OpenedSocket } from "../support/sync-server.ts"
import { WirePeer } from "../support/wire-peer.ts"

/**
 * A candidate with y-websocket's own client and a program of their own: each record they write is valid by
 * itself, but nothing keeps them from circles, loose bindings, taken indexes and the server's own shapes.
 */
export class StockMember {
  readonly doc = new Y.Doc()
  readonly closes: Close[] = []
  readonly #open: () => Promise<OpenedSocket>
  #wire: WirePeer | undefined
  #made = 0

  constructor(clientId: number, open: () => Promise<OpenedSocket>) {
    this.doc.clientID = clientId
    this.#open = open
  }

  get wire(): WirePeer | undefined {
    return this.#wire
  }

  async connect(): Promise<void> {
    if (this.#wire?.isOpen) return
    this.leave()
    const { socket, session } = await this.#open()
    this.#wire = new WirePeer(socket, session, this.doc)
  }

  leave(): void {
    const close = this.#wire?.socket.closedWith
    if (close !== undefined) this.closes.push(close)
    this.#wire?.leave()
    this.#wire = undefined
  }

  /** One random edit, as one transaction. `annotations` are ids that are taken in the other layer. */
  edit(random: Random, annotations: readonly string[]): void {
    const records = recordsOf(this.doc)
    this.doc.transact(() => {
      const covered = random.pick(annotations)
      if (covered !== undefined && random.chance(0.1))
        put(records, sampleShape("geo", covered, place(random)))
      else random.pick(EDITS)(records, random, `stock-${this.#made++}`)
    })
  }
}

type Records = Y.Map<RecordFields>
type Edit = (records: Records, random: Random, name: string) => void

const EDITS: readonly Edit[] = [
  (records, random, name) => {
    const parentId = random.chance(0.5) ? PAGE_ID : (someId(records, random) ?? PAGE_ID)
    const type = random.pick(SHAPE_TYPES.filter(each => each !== "group"))
    put(records, sampleShape(type, `shape:${name}`, { ...place(random), parentId, index: index(random) }))
  },
  (records, random, name) => {
    const id = `shape:${name}`
    put(records, sampleShape("arrow", id, place(random)))
    for (const terminal of ["start", "end"]) {
      const toId = someId(records, random)
      if (toId !== undefined && toId !== id)
        put(records, sampleBinding(`binding:${name}-${terminal}`, id, toId, terminal))
    }
  },
  (records, random) => some(records, random)?.set("xy", Object.values(place(random))),
  (records, random) => some(records, random)?.set("rotation", random.below(6)),
  (records, random) => some(records, random)?.set("index", index(random)),
  (records, random) => some(records, random)?.set("isLocked", random.chance(0.5)),
  (records, random) => some(records, random)?.set("parentId", someId(records, random) ?? PAGE_ID),
  (records, random) => {
    const id = someId(records, random, random.chance(0.8) ? "shape:" : "binding:")
    if (id !== undefined) records.delete(id)
  },
]

function put(records: Records, record: BoardRecord): void {
  records.set(record.id, encodeRecord(record))
}

function someId(records: Records, random: Random, prefix = "shape:"): string | undefined {
  const ids = [...records.keys()].filter(id => id.startsWith(prefix)).sort()
  return ids[random.below(ids.length)]
}

function some(records: Records, random: Random): RecordFields | undefined {
  return records.get(someId(records, random) ?? "")
}

function place(random: Random) {
  return { x: random.below(800), y: random.below(600) }
}

/** Few, so that siblings often have the same. */
function index(random: Random): string {
  return random.pick(["a1", "a2", "a3", "b00"])
}
