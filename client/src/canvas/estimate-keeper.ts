/**
 * Keeps the text of every estimate's card to what the sheet says, where whoever changed something could not: a
 * card deleted with the Delete key, two edits at once, words typed onto a card. Quiet, and no step to undo.
 */
import { react, type TLRichText } from "tldraw"
import { estimateShapes } from "./estimate-cards.ts"
import { type EstimateBoard, staleCards, writeCardTexts } from "./estimate-edits.ts"
import type { Cancel, Scheduler } from "./scheduler.ts"

/** Milliseconds without a change after which a card is put right: at once would be in the way of who is at it. */
export const HEAL_DELAY_MS = 500

export interface KeeperOptions extends EstimateBoard {
  readonly scheduler: Scheduler
  /** From 0 to 1; spreads several keepers out, so that one of them is mostly enough. */
  readonly random: () => number
}

/** For the browser of everybody who may write. Returns what ends it. */
export function keepEstimates({ scheduler, random, ...board }: KeeperOptions): Cancel {
  const { editor } = board
  const healed = new HealedTexts()
  let cancel: Cancel = () => {}
  const heal = () => {
    if (editor.isDisposed || editor.getIsReadonly()) return
    if (isBeingEdited(board)) return schedule()
    const tired = new Set<string>()
    for (const { shape, richText } of staleCards(board)) {
      if (!healed.begin(shape.id, shape.props.richText, richText)) tired.add(shape.id)
    }
    editor.run(() => writeCardTexts(board, id => tired.has(id)), { history: "ignore", ignoreShapeLock: true })
  }
  const schedule = () => {
    cancel()
    cancel = scheduler.after(HEAL_DELAY_MS * (1 + random()), heal)
  }
  const stop = react("keep estimates", () => {
    estimateShapes(editor)
    const editing = editor.getEditingShapeId()
    // What somebody types here himself is put right every time.
    if (editing !== null) healed.forget(editing)
    schedule()
  })
  return () => {
    stop()
    cancel()
  }
}

/** Whether somebody, here or elsewhere, is writing onto a card. */
function isBeingEdited({ editor }: EstimateBoard): boolean {
  const editing = new Set<unknown>([editor.getEditingShapeId()])
  for (const { meta } of editor.getCollaboratorsOnCurrentPage()) editing.add(meta.editingShapeId)
  return estimateShapes(editor).some(({ id }) => editing.has(id))
}

/** Of two browsers that disagree for good, as two versions would, each says so once and no more. */
class HealedTexts {
  /** By card: what it should say, and what it said when it was put right. */
  readonly #byCard = new Map<string, { readonly wanted: string; readonly seen: Set<string> }>()

  /** Whether this text may still be put right. */
  begin(card: string, found: TLRichText, right: TLRichText): boolean {
    const wanted = JSON.stringify(right)
    const before = this.#byCard.get(card)
    const known = before?.wanted === wanted ? before : { wanted, seen: new Set<string>() }
    this.#byCard.set(card, known)
    const text = JSON.stringify(found)
    if (known.seen.has(text)) return false
    known.seen.add(text)
    return true
  }

  forget(card: string): void {
    this.#byCard.delete(card)
  }
}
