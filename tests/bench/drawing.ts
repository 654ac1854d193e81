import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import * as Y from "yjs"
import { clientFrame } from "../support/fake-socket.ts"
import { box } from "../support/records.ts"

/** Edits of one shape: it is made, then dragged. */
const EDITS_OF_A_SHAPE = 30
/** Yjs structs of one shape: its map, its base, one for each step. */
const STRUCTS_OF_A_SHAPE = EDITS_OF_A_SHAPE + 1

/** One edit, as each kind of server wants to be told of it. */
export interface Edit {
  /** A y-websocket update frame. */
  readonly frame: Uint8Array
  /** A difference of records, as tldraw's sync protocol has it, in JSON. */
  readonly diff: string
}

/** What one person draws, the same bytes in every room and on every server. Edits are made once and kept. */
export class Drawing {
  readonly clientId: number
  readonly #doc = new Y.Doc()
  readonly #edits: Edit[] = []
  #emitted: Uint8Array = new Uint8Array()

  constructor(clientId: number) {
    this.clientId = clientId
    this.#doc.clientID = clientId
    this.#doc.on("update", (update: Uint8Array) => {
      this.#emitted = update
    })
  }

  /** Makes the first `count` edits now, so that making them is not part of what is measured. */
  prepare(count: number): void {
    while (this.#edits.length < count) this.#edits.push(this.#next(this.#edits.length))
  }

  edit(n: number): Edit {
    this.prepare(n + 1)
    return this.#edits[n] as Edit
  }

  #next(n: number): Edit {
    const name = `${this.clientId}-${Math.floor(n / EDITS_OF_A_SHAPE)}`
    const [x, y] = [n, 100.25 + (n % 1000) * 1.5]
    const records = recordsOf(this.#doc)
    if (n % EDITS_OF_A_SHAPE === 0) {
      const record = box(name, { x, y })
      records.set(record.id, encodeRecord(record))
      return this.#told({ [record.id]: ["put", record] })
    }
    records.get(`shape:${name}`)?.set("xy", [x, y])
    return this.#told({ [`shape:${name}`]: ["patch", { x: ["put", x], y: ["put", y] }] })
  }

  #told(diff: object): Edit {
    return { frame: clientFrame.update(this.#emitted), diff: JSON.stringify(diff) }
  }
}

/** How many edits of a drawing are in a document that has its structs up to this clock. */
export function editsAt(clock: number): number {
  const rest = clock % STRUCTS_OF_A_SHAPE
  return Math.floor(clock / STRUCTS_OF_A_SHAPE) * EDITS_OF_A_SHAPE + Math.max(0, rest - 1)
}

/** Of person number `seat` in a room. Not one of the server's own client ids. */
export function clientIdOf(seat: number): number {
  return 100_000 + seat
}

const drawings = new Map<number, Drawing>()

export function drawingOf(seat: number): Drawing {
  const drawing = drawings.get(seat) ?? new Drawing(clientIdOf(seat))
  drawings.set(seat, drawing)
  return drawing
}
