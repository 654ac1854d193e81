/**
 * Tells siblings of equal index apart. Two people who each draw the first shape give both the same
 * index, and tldraw fails, and takes the canvas down, as soon as somebody duplicates one of them
 * or puts a shape between them. So they are shown a hair apart, in the order of their indexes and
 * ids, which comes out the same in every browser and is written by none.
 *
 * tldraw may write an index that it was only shown, when it groups a shape for instance. So an index
 * with the hair in it counts as equal to the one without.
 */
import type { IndexKey } from "tldraw"

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const RANK_LENGTH = 4
/** What `justAbove` makes. */
const HAIR = /^(.+)00[0-9A-Za-z]{4}V$/

interface Place {
  /** Shapes in one slot have one parent and, but for hairs, one index. */
  readonly slot: string
  readonly index: IndexKey
}

export class SiblingOrder {
  readonly #places = new Map<string, Place>()
  readonly #slots = new Map<string, Set<string>>()

  /** Notes where a shape is shown, undefined for nowhere. Returns whoever may now look otherwise, itself included. */
  place(id: string, parentId: string | undefined, index: IndexKey): string[] {
    const before = this.#places.get(id)
    const after = parentId === undefined ? undefined : { slot: `${parentId} ${stemOf(index)}`, index }
    if (before?.slot === after?.slot && before?.index === after?.index) return []
    const left = [...this.#leave(id, before)]
    const joined = [...this.#enter(id, after)]
    return joined.length > 1 ? [...left, ...joined] : left
  }

  /** The index to show it with: its own, or one near it where two siblings have the same. */
  shownIndex(id: string, index: IndexKey): IndexKey {
    const own = this.#places.get(id)
    const siblings = this.#slots.get(own?.slot ?? "")
    if (own === undefined || siblings === undefined || this.#areApart(siblings)) return index
    let rank = 0
    for (const other of siblings) if (this.#isBelow(other, id, own)) rank++
    const stem = stemOf(own.index)
    return rank === 0 ? stem : justAbove(stem, rank)
  }

  #areApart(ids: ReadonlySet<string>): boolean {
    return ids.size === 1 || new Set([...ids].map(id => this.#places.get(id)?.index)).size === ids.size
  }

  #isBelow(other: string, id: string, { index }: Place): boolean {
    const its = this.#places.get(other)?.index ?? index
    return its === index ? other < id : its < index
  }

  #enter(id: string, place: Place | undefined): Iterable<string> {
    if (place === undefined) return []
    this.#places.set(id, place)
    const siblings = this.#slots.get(place.slot) ?? new Set()
    this.#slots.set(place.slot, siblings.add(id))
    return siblings
  }

  #leave(id: string, place: Place | undefined): Iterable<string> {
    if (place === undefined) return []
    this.#places.delete(id)
    const siblings = this.#slots.get(place.slot)
    siblings?.delete(id)
    if (siblings?.size === 0) this.#slots.delete(place.slot)
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

/** The index without hairs. */
function stemOf(index: IndexKey): IndexKey {
  const stem = HAIR.exec(index)?.[1]
  return stem === undefined || !isWhole(stem) ? index : stemOf(stem as IndexKey)
}

/** Whether a part of an index is one too: its first letter says how long its integer is, and a fraction ends in no zero. */
function isWhole(part: string): boolean {
  const head = part.charCodeAt(0)
  const integerLength = head >= 97 ? head - 95 : 92 - head
  return part.length === integerLength || (part.length > integerLength && !part.endsWith("0"))
}
