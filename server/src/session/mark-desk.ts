import { belonging } from "@outloud/shared/records/belonging.ts"
import { decodeRecord, encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type * as Y from "yjs"
import { Refusal } from "../errors.ts"
import type { LayerWriter } from "./layer-writer.ts"

/** Shows private marks to the candidate: moves them from `notes` to `annotations`, each with its group. */
export class MarkDesk {
  readonly #writer: LayerWriter

  constructor(writer: LayerWriter) {
    this.#writer = writer
  }

  /**
   * Resolves once they are shown and private no more, to how many shapes that were. They are written before they are
   * taken away, and what is shown already is only taken away: asked again after a failure, it goes on where it stopped.
   * Rejects with `not_found` where none of the ids is a private mark.
   */
  async show(roomId: string, ids: readonly string[]): Promise<number> {
    let marks: readonly BoardRecord[] = []
    await this.#writer.perform(roomId, "notes", doc => {
      marks = belonging(recordsIn(doc), ids)
      if (marks.length === 0) throw new Refusal("not_found", "There is no such private mark any more.")
      return undefined
    })
    await this.#writer.perform(roomId, "annotations", doc => {
      const fresh = marks.filter(({ id }) => !recordsOf(doc).has(id))
      if (fresh.length === 0) return undefined
      return written => {
        for (const mark of fresh) recordsOf(written).set(mark.id, encodeRecord(mark))
      }
    })
    await this.#writer.perform(roomId, "notes", () => written => {
      for (const { id } of marks) recordsOf(written).delete(id)
    })
    return marks.filter(({ typeName }) => typeName === "shape").length
  }
}

function recordsIn(doc: Y.Doc): ReadonlyMap<string, BoardRecord> {
  const records = new Map<string, BoardRecord>()
  for (const [id, fields] of recordsOf(doc)) {
    const record = decodeRecord(fields)
    if (record?.id === id) records.set(id, record as unknown as BoardRecord)
  }
  return records
}
