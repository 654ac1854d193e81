/**
 * The few fields of Yjs 13 that are not in its documentation but that the guard has to read, behind types.
 * Checked against 13.6; a new minor version of yjs has to pass guard.test.ts before it is taken.
 */
import type { Decoder } from "lib0/decoding"
import * as Y from "yjs"

export type StoredStruct = Y.Item | Y.GC
export type Struct = StoredStruct | Y.Skip
export type SharedType = Y.AbstractType<unknown>

export interface DeleteRange {
  readonly clock: number
  readonly len: number
}

export interface DecodedUpdate {
  /** Structs by client, each list without holes, since a client's clock runs on from struct to struct. */
  readonly runs: ReadonlyMap<number, readonly Struct[]>
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>
  /** Why no honest encoder wrote this, though Yjs can read it. */
  readonly fault: string | undefined
}

/**
 * Decodes an update (version 1), or undefined where Yjs itself cannot read it. Yjs keeps only the last of
 * several blocks of one client when it applies them, loses structs when it merges updates whose clients do not
 * descend, and takes structs of length zero into its store, where they break every later search.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate | undefined {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, TracedDecoder)
    const decoder = TracedDecoder.last?.restDecoder
    // Version 2 begins like an empty version 1: reading it as nothing new would lose it.
    if (decoder === undefined || decoder.pos !== decoder.arr.length) return undefined
    const runs = runsOf(structs)
    return {
      runs,
      deletes: ds.clients,
      fault: faultOf(structs, runs.size, TracedDecoder.last) ?? emptyRange(ds.clients),
    }
  } catch {
    // Truncated, not text, a number out of range, nested until the stack ended: all mean unreadable.
    return undefined
  } finally {
    TracedDecoder.last = undefined
  }
}

/** Yjs makes its own decoder and tells neither where it stopped nor how the structs were grouped; this one remembers. */
class TracedDecoder extends Y.UpdateDecoderV1 {
  static last: TracedDecoder | undefined
  blocks = 0

  constructor(decoder: Decoder) {
    super(decoder)
    TracedDecoder.last = this
  }

  // Called once for each block of structs, and nowhere else in version 1.
  override readClient(): number {
    this.blocks += 1
    return super.readClient()
  }
}

function runsOf(structs: readonly Struct[]): Map<number, Struct[]> {
  const runs = new Map<number, Struct[]>()
  let run: Struct[] = []
  let client = -1
  for (const struct of structs) {
    if (struct.id.client !== client) {
      client = struct.id.client
      run = runs.get(client) ?? []
      runs.set(client, run)
    }
    run.push(struct)
  }
  return runs
}

function faultOf(
  structs: readonly Struct[],
  clients: number,
  decoder: TracedDecoder | undefined,
): string | undefined {
  if (decoder?.blocks !== clients) return "an empty or repeated block of structs"
  let client = Number.POSITIVE_INFINITY
  for (const struct of structs) {
    if (struct.length <= 0) return "a struct of length zero"
    if (struct.id.client > client) return "clients out of order"
    client = struct.id.client
  }
  return undefined
}

function emptyRange(deletes: DecodedUpdate["deletes"]): string | undefined {
  for (const ranges of deletes.values()) {
    for (const range of ranges) if (range.len <= 0) return "a delete range of length zero"
  }
  return undefined
}

/** The next clock of a client: 0 where it has written nothing. */
export function clockOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

/** The struct that holds `id`, which has to lie below clockOf(doc, id.client). */
export function storedStruct(doc: Y.Doc, id: Y.ID): StoredStruct {
  return Y.getItem(doc.store, id) as StoredStruct
}

export function storedStructs(doc: Y.Doc, client: number): readonly StoredStruct[] {
  return doc.store.clients.get(client) ?? []
}

/** Index of the struct that holds `clock`, in a run that has it. */
export function indexAt(structs: readonly StoredStruct[], clock: number): number {
  return Y.findIndexSS(structs as StoredStruct[], clock)
}

/** The clock after a struct. */
export function endOf(struct: Struct): number {
  return struct.id.clock + struct.length
}

/** What an item names as its parent: a root's name, the id of the item that holds it, or nothing (it follows its origin). */
export function namedParent(item: Y.Item): string | Y.ID | null {
  return item.parent as unknown as string | Y.ID | null
}

/** The type that an item of the document stands in. */
export function holderOf(item: Y.Item): SharedType {
  return item.parent as SharedType
}

/** The last item of a map's key, or the first of a list. */
export function chainEnd(type: SharedType, key: string | null): Y.Item | null {
  return key === null ? type._start : (type._map.get(key) ?? null)
}

/** Keys that a map has now or has had, deleted ones included. */
export function keysEverUsed(map: Y.Map<unknown>): number {
  return map._map.size
}

/** The item that a type stands in; null for a root. */
export function itemOf(type: SharedType): Y.Item | null {
  return type._item
}
