/** The delete set of an update: whether it deletes anything that still lives, and whether it can be applied. */
import type * as Y from "yjs"
import { type Budget, Refusal } from "./guard-verdict.ts"
import {
  clockOf,
  type DeleteRange,
  endOf,
  indexAt,
  type StoredStruct,
  storedStructs,
} from "./yjs-internals.ts"

type DeleteSet = ReadonlyMap<number, readonly DeleteRange[]>

/** Structs of a long run are looked at one by one as long as the next range is this near. */
const NEAR = 4

/** Whether some range covers what still lives, or is not known yet. Linear in ranges and structs. */
export function deletesAnything(doc: Y.Doc, deletes: DeleteSet): boolean {
  for (const [client, ranges] of deletes) {
    const known = clockOf(doc, client)
    if (ranges.some(range => range.clock + range.len > known)) return true
    if (visitLive(storedStructs(doc, client), ascending(ranges), () => true)) return true
  }
  return false
}

/** What a client will have written once the update is applied. */
export interface After {
  clock(client: number): number
  /** The client's structs that the update adds. */
  added(client: number): readonly StoredStruct[]
}

/**
 * Throws a Refusal unless every range lies below its client's clock after the update, no two overlap (Yjs
 * walks each of them in full), and splitting items at their ends is affordable.
 */
export function checkDeletes(doc: Y.Doc, deletes: DeleteSet, after: After, budget: Budget): void {
  for (const [client, ranges] of deletes) {
    const sorted = ascending(ranges)
    let end = 0
    for (const range of sorted) {
      if (range.clock < end) throw new Refusal("malformed", "delete ranges that overlap")
      end = range.clock + range.len
    }
    if (end > after.clock(client)) throw new Refusal("gap", `deletes what is not known of client ${client}`)
    chargeSplits(storedStructs(doc, client), sorted, budget)
    chargeSplits(after.added(client), sorted, budget)
  }
}

function chargeSplits(
  structs: readonly StoredStruct[],
  ranges: readonly DeleteRange[],
  budget: Budget,
): void {
  visitLive(structs, ranges, (struct, range) => {
    if (struct.id.clock < range.clock || endOf(struct) > range.clock + range.len) budget.split(structs.length)
    return false
  })
}

/** Calls `visit` for every live struct that a range touches, until it answers true. */
function visitLive(
  structs: readonly StoredStruct[],
  ranges: readonly DeleteRange[],
  visit: (struct: StoredStruct, range: DeleteRange) => boolean,
): boolean {
  const first = structs[0]
  const last = structs.at(-1)
  if (first === undefined || last === undefined) return false
  const state = endOf(last)
  let index = 0
  let done = first.id.clock
  for (const range of ranges) {
    const start = Math.max(range.clock, done)
    const end = Math.min(range.clock + range.len, state)
    if (start >= end) continue
    index = seek(structs, index, start)
    for (
      let struct = structs[index];
      struct !== undefined && struct.id.clock < end;
      struct = structs[++index]
    ) {
      if (!struct.deleted && visit(struct, range)) return true
    }
    // The next range may begin inside the last struct.
    index -= 1
    done = end
  }
  return false
}

function seek(structs: readonly StoredStruct[], from: number, clock: number): number {
  for (let index = from; index < from + NEAR && index < structs.length; index++) {
    const struct = structs[index]
    if (struct !== undefined && struct.id.clock <= clock && clock < endOf(struct)) return index
  }
  return indexAt(structs, clock)
}

/** Honest encoders write ranges in order; sorting what is not keeps the rest linear. */
function ascending(ranges: readonly DeleteRange[]): readonly DeleteRange[] {
  for (let index = 1; index < ranges.length; index++) {
    if ((ranges[index - 1] as DeleteRange).clock > (ranges[index] as DeleteRange).clock) {
      return ranges.toSorted((a, b) => a.clock - b.clock)
    }
  }
  return ranges
}

/** Whether one range covers [clock, end) of a client. Ranges that are out of order may hide it. */
export function isCovered(deletes: DeleteSet, client: number, clock: number, end: number): boolean {
  const ranges = deletes.get(client) ?? []
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle] as DeleteRange
    if (range.clock > clock) high = middle - 1
    else if (range.clock + range.len <= clock) low = middle + 1
    else return range.clock + range.len >= end
  }
  return false
}
