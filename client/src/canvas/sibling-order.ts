/**
 * Tells siblings of equal index apart. Two people who each draw the first shape give both the same
 * index, and tldraw fails, and takes the canvas down, as soon as somebody duplicates one of them
 * or puts a shape between them. So they are shown a hair apart, in the order of their ids, which
 * comes out the same in every browser and is written by none.
 */
import type { IndexKey } from "tldraw"

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const RANK_LENGTH = 4

export class SiblingOrder {
  readonly #slotOf = new Map<string, string>()
  readonly #slots = new Map<string, Set<string>>()

  /** Notes where a shape is shown, undefined for nowhere. Returns whoever may now look otherwise, itself included. */
  place(id: string, parentId: string | undefined, index: IndexKey): string[] {
    const before = this.#slotOf.get(id)
    const slot = parentId === undefined ? undefined : `${parentId} ${index}`
    if (before === slot) return []
    const left = [...this.#leave(id, before)]
    const joined = [...this.#enter(id, slot)]
    return joined.length > 1 ? [...left, ...joined] : left
  }

  /** The index to show it with: its own, or one just above it where a sibling of smaller id has the same. */
  shownIndex(id: string, index: IndexKey): IndexKey {
    const siblings = this.#slots.get(this.#slotOf.get(id) ?? "")
    if (siblings === undefined || siblings.size < 2) return index
    let rank = 0
    for (const other of siblings) if (other < id) rank++
    return rank === 0 ? index : justAbove(index, rank)
  }

  #enter(id: string, slot: string | undefined): Iterable<string> {
    if (slot === undefined) return []
    this.#slotOf.set(id, slot)
    const siblings = this.#slots.get(slot) ?? new Set()
    this.#slots.set(slot, siblings.add(id))
    return siblings
  }

  #leave(id: string, slot: string | undefined): Iterable<string> {
    if (slot === undefined) return []
    this.#slotOf.delete(id)
    const siblings = this.#slots.get(slot)
    siblings?.delete(id)
    if (siblings?.size === 0) this.#slots.delete(slot)
    return siblings ?? []
  }
}

/** A fractional index above `index` and below about everything else that is; it may not end in a zero. */
function justAbove(index: IndexKey, rank: number): IndexKey {
  let digits = ""
  for (let rest = rank; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = `${DIGITS[rest % DIGITS.length]}${digits}`
  }
  return `${index}00${digits.padStart(RANK_LENGTH, "0")}V` as IndexKey
}
