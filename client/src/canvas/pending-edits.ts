import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { isBoardRecord } from "./layer-stamp.ts"
import type { BoardDiff } from "./tldraw-internals.ts"

/** A local change that its document does not have yet, from what the document knows to what the store shows. */
export interface Edit {
  readonly id: BoardRecord["id"]
  readonly from: BoardRecord | undefined
  readonly to: BoardRecord | undefined
}

/** Remembers what each locally changed record was like when its document last had it. */
export class PendingEdits {
  readonly #from = new Map<BoardRecord["id"], BoardRecord | undefined>()

  add(diff: BoardDiff): void {
    for (const record of Object.values(diff.added)) this.#note(record, undefined)
    for (const [from] of Object.values(diff.updated)) this.#note(from, from)
    for (const record of Object.values(diff.removed)) this.#note(record, record)
  }

  get size(): number {
    return this.#from.size
  }

  ids(): BoardRecord["id"][] {
    return [...this.#from.keys()]
  }

  /** Hands an edit over, and forgets it. Undefined where the record is as it was. */
  take(id: BoardRecord["id"], to: BoardRecord | undefined): Edit | undefined {
    if (!this.#from.has(id)) return undefined
    const from = this.#from.get(id)
    this.#from.delete(id)
    return from === to ? undefined : { id, from, to }
  }

  #note(record: BoardDiff["added"][BoardRecord["id"]], from: typeof record | undefined): void {
    if (!isBoardRecord(record) || this.#from.has(record.id)) return
    this.#from.set(record.id, from as BoardRecord | undefined)
  }
}
