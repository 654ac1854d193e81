import type { RecordFields } from "@outloud/shared/records/codec.ts"
import { decodeRecord } from "@outloud/shared/records/codec.ts"
import type { Editor, TLShapeId } from "tldraw"
import type * as Y from "yjs"
import { someShape } from "../support/board-actions.ts"
import type { Random } from "../support/random.ts"

/**
 * Numbers that one person writes onto shapes, each under a name that nobody else writes: whatever others do
 * to the shape meanwhile, the last number has to be there in the end.
 */
export class Signatures {
  readonly #name: string
  readonly #last = new Map<TLShapeId, number>()
  #count = 0

  constructor(name: string) {
    this.#name = name
  }

  /** Signs a shape, if this person may. Not a step that could be undone. */
  sign(editor: Editor, random: Random): void {
    // In the middle of a gesture it would be taken back with the gesture.
    if (editor.inputs.isPointing) return
    const shape = someShape(editor, random)
    if (shape === undefined) return
    const number = ++this.#count
    const { id, type } = shape
    editor.markHistoryStoppingPoint("sign")
    editor.run(() => editor.updateShape({ id, type, meta: { [this.#name]: number } }), { history: "ignore" })
    editor.markHistoryStoppingPoint("signed")
    if (editor.getShape(id)?.meta[this.#name] === number) this.#last.set(id, number)
  }

  /** Shapes that are gone, perhaps to be brought back by an undo as they were before, prove nothing. */
  forgetGone(editor: Editor): void {
    for (const id of this.#last.keys()) if (editor.getShape(id) === undefined) this.#last.delete(id)
  }

  /** What was signed may be lost: the page goes without a copy. */
  forget(): void {
    this.#last.clear()
  }

  /** Signatures that are not in `records`, of shapes that are there and that `isEligible` does not rule out. */
  missing(records: Y.Map<RecordFields>, isEligible: (id: string) => boolean): string[] {
    return [...this.#last].flatMap(([id, number]) => {
      const fields = records.get(id)
      if (fields === undefined || !isEligible(id)) return []
      const meta = decodeRecord(fields)?.meta as Record<string, unknown> | undefined
      const found = meta?.[this.#name]
      return found === number ? [] : [`${id}: ${String(found)} in place of ${number}`]
    })
  }
}
