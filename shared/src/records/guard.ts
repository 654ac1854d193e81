/**
 * The guard: judges the structure of one Yjs update before it touches the document. What it lets through
 * can be applied at once and in full, keeps the document's shape (a map of maps of JSON values), and writes
 * under nobody else's name. Whether the records in it make sense is judged on the result (repair.ts).
 *
 * Two Yjs facts behind the rules. Anybody can write structs under any client id, and whoever comes first
 * keeps the clock: a forger would mute his victim. And what builds on unknown structs is kept aside by Yjs,
 * merged again with every update, and handed to everybody who joins.
 */
import * as Y from "yjs"
import { checkDeletes, deletesAnything } from "./guard-deletes.ts"
import { Places, type Run } from "./guard-places.ts"
import { type GuardProfile, PROFILES, type TypeRule } from "./guard-profiles.ts"
import { Budget, Refusal, type Verdict } from "./guard-verdict.ts"
import type { Limits } from "./limits.ts"
import {
  clockOf,
  type DecodedUpdate,
  decodeUpdate,
  endOf,
  namedParent,
  type StoredStruct,
  type Struct,
} from "./yjs-internals.ts"

export type { GuardProfile } from "./guard-profiles.ts"
export type { RefusalCode, Verdict } from "./guard-verdict.ts"

/** The Yjs client id under which the server writes. */
export const SERVER_CLIENT_ID = 1
/** Client ids below this one are the server's. Yjs draws from 32 bits: no browser ever misses them. */
export const RESERVED_CLIENT_IDS = 1024
/** The author whose client ids the reserved ones are. */
export const SERVER_AUTHOR = "server"
/** No clock passes this. Yjs counts in doubles but others (and its own bit tricks) in 32 bits. */
export const MAX_CLOCK = 2 ** 31
/** Client ids with something new in one update: a person's offline sessions that were never sent. */
const MAX_CLIENTS = 64

export interface GuardContext {
  /** Yjs client id -> who may write under it. */
  readonly owners: ReadonlyMap<number, string>
  /** Who sent the update: a participant's id, or SERVER_AUTHOR. */
  readonly author: string
  readonly profile: GuardProfile
  readonly limits: Pick<Limits, "jsonDepth">
  /** Whether the author may change this document at all. */
  readonly mayWrite: boolean
}

const NOTHING_NEW: Verdict = { kind: "noop" }

/**
 * Judges an update (version 1) against the document as it is now. Changes neither, and never throws. The
 * update has to be applied (or dropped) before the next one is judged. Sizes and rates are the caller's.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array, context: GuardContext): Verdict {
  const decoded = decodeUpdate(update)
  if (decoded === undefined) return refused("malformed", "not an update of version 1")
  try {
    if (!addsAnything(doc, decoded) && !deletesAnything(doc, decoded.deletes)) return NOTHING_NEW
    const roots = PROFILES[context.profile]
    if (!context.mayWrite || roots.size === 0)
      return refused("not-allowed", "this layer is read-only for its author")
    if (decoded.fault !== undefined) return refused("malformed", decoded.fault)
    return new Inspection(doc, decoded, roots, context).verdict()
  } catch (error) {
    if (error instanceof Refusal) return refused(error.reason, error.message)
    return refused("malformed", "an update that cannot be inspected")
  }
}

function refused(reason: Refusal["reason"], detail: string): Verdict {
  return { kind: "refused", reason, detail }
}

function addsAnything(doc: Y.Doc, { runs }: DecodedUpdate): boolean {
  for (const [client, structs] of runs) {
    const last = structs.findLast(struct => !(struct instanceof Y.Skip))
    if (last !== undefined && endOf(last) > clockOf(doc, client)) return true
  }
  return false
}

class Inspection {
  readonly #doc: Y.Doc
  readonly #update: DecodedUpdate
  readonly #context: GuardContext
  readonly #roots: ReadonlyMap<string, TypeRule>
  readonly #runs = new Map<number, Run>()
  readonly #budget = new Budget()
  readonly #places: Places

  constructor(
    doc: Y.Doc,
    update: DecodedUpdate,
    roots: ReadonlyMap<string, TypeRule>,
    context: GuardContext,
  ) {
    this.#doc = doc
    this.#update = update
    this.#roots = roots
    this.#context = context
    this.#places = new Places({
      doc,
      roots,
      runs: this.#runs,
      deletes: update.deletes,
      jsonDepth: context.limits.jsonDepth,
      budget: this.#budget,
    })
  }

  verdict(): Verdict {
    for (const [client, structs] of this.#update.runs) this.#separate(client, structs)
    const claims = this.#claims()
    this.#judgeInOrder()
    const after = {
      clock: (client: number) => this.#runs.get(client)?.clock ?? clockOf(this.#doc, client),
      added: (client: number) => this.#runs.get(client)?.structs ?? [],
    }
    checkDeletes(this.#doc, this.#update.deletes, after, this.#budget)
    return { kind: "write", claims }
  }

  /** Tells a client's new structs from the known ones, which Yjs skips, though not without following their references. */
  #separate(client: number, structs: readonly Struct[]): void {
    const known = clockOf(this.#doc, client)
    const first = structs[0]
    if (first !== undefined && first.id.clock > known)
      throw gap(`client ${client} continues at ${first.id.clock}, not at ${known}`)
    const fresh: StoredStruct[] = []
    for (const struct of structs) {
      const end = endOf(struct)
      if (end > MAX_CLOCK) throw new Refusal("clock", `client ${client} would count beyond ${MAX_CLOCK}`)
      if (end <= known) this.#checkKnown(struct)
      else if (struct instanceof Y.Skip) throw gap(`client ${client} leaves out what is not known`)
      else fresh.push(struct)
    }
    if (fresh.length === 0) return
    this.#runs.set(client, { client, structs: fresh, known, clock: known, places: [], continued: new Set() })
  }

  #checkKnown(struct: Struct): void {
    if (!(struct instanceof Y.Item)) return
    const parent = namedParent(struct)
    // Yjs makes every root that an update names, even for structs that it then skips.
    if (typeof parent === "string" && !this.#roots.has(parent))
      throw new Refusal("content", "this layer has no such root")
    for (const id of [struct.origin, struct.rightOrigin, parent]) {
      if (id === null || typeof id === "string") continue
      if (id.clock >= clockOf(this.#doc, id.client)) throw gap("a known struct refers to an unknown one")
    }
    this.#places.chargeKnown(struct)
  }

  #claims(): number[] {
    if (this.#runs.size > MAX_CLIENTS)
      throw new Refusal("cost", `new structs of more than ${MAX_CLIENTS} clients`)
    const { author, owners } = this.#context
    const claims: number[] = []
    for (const { client, known } of this.#runs.values()) {
      if (client < RESERVED_CLIENT_IDS) {
        if (author !== SERVER_AUTHOR) throw new Refusal("owner", `client ${client} is the server's`)
      } else if (!owners.has(client) && known === 0) claims.push(client)
      else if (owners.get(client) !== author)
        throw new Refusal("owner", `client ${client} is somebody else's`)
    }
    return claims
  }

  /** Takes the structs in an order in which each comes after all that it refers to, as Yjs will. */
  #judgeInOrder(): void {
    let left = [...this.#runs.values()]
    while (left.length > 0) {
      this.#budget.spend(left.length)
      let moved = false
      for (const run of left) moved = this.#advance(run) || moved
      if (!moved) throw gap(`client ${left[0]?.client} refers to structs that nobody has`)
      left = left.filter(run => run.places.length < run.structs.length)
    }
  }

  #advance(run: Run): boolean {
    const start = run.places.length
    for (let struct = run.structs[start]; struct !== undefined; struct = run.structs[run.places.length]) {
      if (!this.#isReady(struct)) break
      this.#places.judge(struct, run)
    }
    return run.places.length > start
  }

  #isReady(struct: StoredStruct): boolean {
    if (!(struct instanceof Y.Item)) return true
    const parent = namedParent(struct)
    return (
      this.#isKnown(struct.origin, struct) &&
      this.#isKnown(struct.rightOrigin, struct) &&
      (typeof parent === "string" || this.#isKnown(parent, struct))
    )
  }

  #isKnown(id: Y.ID | null, from: StoredStruct): boolean {
    if (id === null) return true
    // Yjs takes a client's references to itself on trust: one that points ahead throws while it is applied.
    if (id.client === from.id.client) return id.clock < from.id.clock
    return id.clock < (this.#runs.get(id.client)?.clock ?? clockOf(this.#doc, id.client))
  }
}

function gap(detail: string): Refusal {
  return new Refusal("gap", detail)
}
