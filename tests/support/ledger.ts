import type { RecordFields } from "@outloud/shared/records/codec.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { richText } from "@outloud/shared/records/testing/sample-records.ts"
import type * as Y from "yjs"
import type { Random } from "./random.ts"
import { box } from "./records.ts"

type Records = Y.Map<RecordFields>

/** What somebody wrote, and how to see in any later state of the board whether it was kept. */
export interface Entry<Edit> {
  readonly what: string
  readonly edit: Edit
  readonly isKept: (records: Records) => boolean
}

/**
 * One person's edits to shapes that nobody else touches, so that each can be looked for in a board by itself:
 * a position counts up, so an older one means loss; a shape that was deleted must be gone.
 */
export class Ledger<Edit> {
  readonly entries: Entry<Edit>[] = []
  readonly #name: string
  readonly #random: Random
  readonly #write: (change: (records: Records) => void) => Edit
  #shapes: string[] = []
  #made = 0
  #count = 0

  constructor(name: string, random: Random, write: (change: (records: Records) => void) => Edit) {
    this.#name = name
    this.#random = random
    this.#write = write
  }

  /** Makes the next random edit. */
  next(): void {
    const n = ++this.#count
    const dice = this.#random.next()
    const id = this.#random.pick(this.#shapes)
    if (id === undefined || dice < 0.3) this.#create(n)
    else if (dice < 0.4) this.#delete(id)
    else if (dice < 0.7) this.#set(id, "xy", [n, n], value => Array.isArray(value) && value[0] >= n)
    else this.#set(id, "meta.count", n, value => typeof value === "number" && value >= n)
  }

  /** What was written and is not in `records`; `which` picks the entries that have to be. */
  missing(records: Records, which: (edit: Edit) => boolean): string[] {
    return this.entries
      .filter(({ edit, isKept }) => which(edit) && !isKept(records))
      .map(({ what }) => `${this.#name}: ${what}`)
  }

  #create(n: number): void {
    const id = `shape:${this.#name}-${++this.#made}`
    const record = box(id.slice("shape:".length), { index: "a2" })
    const base = { ...record, props: { ...record.props, richText: richText(`${this.#name} writes ${n}`) } }
    this.#shapes.push(id)
    this.#note(
      `create ${id}`,
      records => records.set(id, encodeRecord(base as typeof record)),
      records => this.#isDeleted(id) || JSON.stringify(records.get(id)?.get("base")) === JSON.stringify(base),
    )
  }

  #delete(id: string): void {
    this.#shapes = this.#shapes.filter(other => other !== id)
    this.#note(
      `delete ${id}`,
      records => records.delete(id),
      records => !records.has(id),
    )
  }

  #set(id: string, key: string, value: number | number[], isAtLeast: (value: unknown) => boolean): void {
    this.#note(
      `set ${key} of ${id} to ${value}`,
      records => records.get(id)?.set(key, value),
      records => this.#isDeleted(id) || isAtLeast(records.get(id)?.get(key)),
    )
  }

  #isDeleted(id: string): boolean {
    return !this.#shapes.includes(id)
  }

  #note(what: string, change: (records: Records) => void, isKept: (records: Records) => boolean): void {
    this.entries.push({ what, edit: this.#write(change), isKept })
  }
}
