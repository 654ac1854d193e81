/** Where each new item of an update will stand, what it may hold there, and what finding the place costs. */
import * as Y from "yjs"
import { isCovered } from "./guard-deletes.ts"
import { type ContentKind, contentKind, contentProblem, type TypeRule } from "./guard-profiles.ts"
import { type Budget, Refusal } from "./guard-verdict.ts"
import {
  chainEnd,
  type DecodedUpdate,
  endOf,
  holderOf,
  indexAt,
  itemOf,
  namedParent,
  type SharedType,
  type StoredStruct,
  storedStruct,
  storedStructs,
} from "./yjs-internals.ts"

/** One key of a map, or one list. An item without a place stands in something collected and is collected with it. */
interface Place {
  readonly rule: TypeRule
  readonly key: string | null
  /** Undefined where the document does not have the type yet. */
  readonly holder: SharedType | undefined
  /** Items that this update has put here so far. */
  added: number
}

/** The new structs of one client, in the order of their clocks. */
export interface Run {
  readonly client: number
  readonly structs: readonly StoredStruct[]
  /** The client's clock in the document, where the first struct begins. */
  readonly known: number
  /** The clock up to which structs have been judged. */
  clock: number
  /** Places of the judged structs. */
  readonly places: (Place | undefined)[]
  /** Indexes of structs that another one of this client continues. */
  readonly continued: Set<number>
}

/** A struct that an item refers to: one of the document, or one of the update that has been judged. */
interface Located {
  readonly struct: StoredStruct
  readonly run?: Run
  readonly index?: number
}

interface PlacesOptions {
  readonly doc: Y.Doc
  readonly roots: ReadonlyMap<string, TypeRule>
  readonly runs: ReadonlyMap<number, Run>
  readonly deletes: DecodedUpdate["deletes"]
  readonly jsonDepth: number
  readonly budget: Budget
}

export class Places {
  readonly #with: PlacesOptions
  readonly #interned = new Map<object, Map<string | null, Place>>()

  constructor(options: PlacesOptions) {
    this.#with = options
  }

  /** Judges the next struct of a run, all of whose references are known. Throws a Refusal. */
  judge(struct: StoredStruct, run: Run): void {
    let place: Place | undefined
    if (struct instanceof Y.Item) {
      place = this.#placeOf(struct)
      this.#checkContent(struct, place)
      this.#charge(struct, place, run)
    }
    run.places.push(place)
    run.clock = endOf(struct)
  }

  #placeOf(item: Y.Item): Place | undefined {
    const place = this.#placeByReferences(item)
    // In a map the last item is the value, and everybody writes behind it. Yjs would take an item in front
    // of another, but peers that merge in another order would then disagree about the value. And no list
    // of ours is ever collected.
    if (item.rightOrigin !== null && place?.key !== null) {
      throw new Refusal("content", "a value in front of another")
    }
    return place
  }

  #placeByReferences(item: Y.Item): Place | undefined {
    const { origin, rightOrigin } = item
    if (origin === null && rightOrigin === null) return this.#placeByName(item)
    const left = origin === null ? undefined : this.#placeAt(this.#locate(origin))
    const right = rightOrigin === null ? undefined : this.#placeAt(this.#locate(rightOrigin))
    if (origin === null) return right
    if (rightOrigin === null) return left
    if (left !== right) throw new Refusal("content", "an item between two places")
    return left
  }

  #placeByName(item: Y.Item): Place | undefined {
    const parent = namedParent(item)
    if (typeof parent === "string") {
      const rule = this.#with.roots.get(parent)
      if (rule === undefined) throw new Refusal("content", "this layer has no such root")
      return this.#intern(this.#with.doc.share.get(parent) as SharedType | undefined, rule, item.parentSub)
    }
    if (parent === null) throw new Refusal("malformed", "an item without a place")
    const located = this.#locate(parent)
    const { struct } = located
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return undefined
    if (!(struct.content instanceof Y.ContentType)) throw new Refusal("content", "an item inside a value")
    const type = struct.content.type as SharedType
    if (located.run === undefined) return this.#placeIn(type, item.parentSub)
    const outer = this.#placeAt(located)
    if (outer === undefined) return undefined
    if (outer.rule.inner === undefined) throw new Refusal("content", "nested types")
    return this.#intern(type, outer.rule.inner, item.parentSub, false)
  }

  #placeAt({ struct, run, index }: Located): Place | undefined {
    if (run !== undefined) return run.places[index ?? 0]
    return struct instanceof Y.Item ? this.#placeIn(holderOf(struct), struct.parentSub) : undefined
  }

  #placeIn(holder: SharedType, key: string | null): Place {
    const rule = this.#ruleOf(holder)
    if (rule === undefined) throw new Refusal("content", "this layer has no such type")
    return this.#intern(holder, rule, key)
  }

  #ruleOf(holder: SharedType): TypeRule | undefined {
    const item = itemOf(holder)
    if (item !== null) return this.#ruleOf(holderOf(item))?.inner
    for (const [name, rule] of this.#with.roots) if (this.#with.doc.share.get(name) === holder) return rule
    return undefined
  }

  #intern(holder: SharedType | undefined, rule: TypeRule, key: string | null, stored = true): Place {
    const places = this.#interned.get(holder ?? rule) ?? new Map<string | null, Place>()
    if (places.size === 0) this.#interned.set(holder ?? rule, places)
    let place = places.get(key)
    if (place === undefined) {
      const fits = rule.key === undefined ? key === null : key !== null && rule.key(key)
      if (!fits) throw new Refusal("content", "a key that is not one of this layer")
      place = { rule, key, holder: stored ? holder : undefined, added: 0 }
      places.set(key, place)
    }
    return place
  }

  #checkContent(item: Y.Item, place: Place | undefined): void {
    const kind = contentKind(item.content)
    if (kind === undefined) throw new Refusal("content", "a type or value that no layer holds")
    const allowed =
      kind === "deleted" || (place === undefined ? this.#isAnywhere(kind) : place.rule.content.has(kind))
    if (!allowed) throw new Refusal("content", `a ${kind} out of place`)
    const problem = contentProblem(item.content, this.#with.jsonDepth)
    if (problem !== undefined) throw new Refusal("content", problem)
    // Yjs merges values only once they are deleted; living ones could be split again one by one.
    if (kind !== "json" || item.length === 1) return
    if (!isCovered(this.#with.deletes, item.id.client, item.id.clock, endOf(item))) {
      throw new Refusal("content", "several values at once")
    }
  }

  #isAnywhere(kind: ContentKind): boolean {
    for (const rule of this.#with.roots.values()) {
      for (let level: TypeRule | undefined = rule; level !== undefined; level = level.inner) {
        if (level.content.has(kind)) return true
      }
    }
    return false
  }

  #charge(item: Y.Item, place: Place | undefined, run: Run): void {
    const left = item.origin === null ? undefined : this.#locate(item.origin)
    const right = item.rightOrigin === null ? undefined : this.#locate(item.rightOrigin)
    if (left !== undefined && item.origin !== null) this.#chargeSplit(left, item.origin.clock + 1)
    if (right !== undefined && item.rightOrigin !== null) this.#chargeSplit(right, item.rightOrigin.clock)
    if (place === undefined) return
    if (left?.run === run && left.index !== undefined && !run.continued.has(left.index)) {
      run.continued.add(left.index)
    } else {
      this.#with.budget.spend(place.added)
      this.#walk(place, left, right)
    }
    place.added += 1
  }

  /** Spends as many steps as Yjs may need among the items that the document has at this place. */
  #walk({ holder, key }: Place, left: Located | undefined, right: Located | undefined): void {
    if (left === undefined) {
      // Yjs looks for a key's first item from its last one; a list's it knows.
      if (holder !== undefined) this.#count(chainEnd(holder, key), key === null ? "right" : "left", right)
    } else if (left.run === undefined && left.struct instanceof Y.Item) {
      const found = this.#count(left.struct.right, "right", right)
      if (!found && right !== undefined && right.run === undefined)
        throw new Refusal("malformed", "an item turned round")
    }
  }

  /** Whether `stop` was met on the way. */
  #count(from: Y.Item | null, towards: "left" | "right", stop: Located | undefined): boolean {
    for (let item = from; item !== null; item = item[towards]) {
      if (item === stop?.struct) return true
      this.#with.budget.spend(1)
    }
    return false
  }

  #chargeSplit({ struct, run }: Located, clock: number): void {
    if (struct instanceof Y.GC || clock === struct.id.clock || clock === endOf(struct)) return
    this.#with.budget.split(run?.structs.length ?? storedStructs(this.#with.doc, struct.id.client).length)
  }

  #locate(id: Y.ID): Located {
    const run = this.#with.runs.get(id.client)
    if (run === undefined || id.clock < run.known) return { struct: storedStruct(this.#with.doc, id) }
    const index = indexAt(run.structs, id.clock)
    return { struct: run.structs[index] as StoredStruct, run, index }
  }
}
