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
const MAX_CLOCK = 2 ** 31
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
    const fresh = withoutKnown(doc, update, decoded)
    const claims = new Inspection(doc, fresh.decoded, roots, context).claims()
    return { kind: "write", update: fresh.update, claims }
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

interface Fresh {
  readonly update: Uint8Array
  readonly decoded: DecodedUpdate
}

/**
 * The update less the structs that the document has. Yjs would skip them, but not before it followed what
 * they refer to and made the roots that they name: forged copies of known structs could stop it, and
 * would take the true ones' places wherever updates are merged.
 */
function withoutKnown(doc: Y.Doc, update: Uint8Array, decoded: DecodedUpdate): Fresh {
  const known = new Map<number, number>()
  for (const [client, structs] of decoded.runs) {
    const clock = clockOf(doc, client)
    if ((structs[0]?.id.clock ?? 0) < clock) known.set(client, clock)
  }
  if (known.size === 0) return { update, decoded }
  const rest = Y.diffUpdate(update, Y.encodeStateVector(known))
  const again = decodeUpdate(rest)
  if (again === undefined) throw new Refusal("malformed", "an update that cannot be cut")
  return { update: rest, decoded: again }
}

class Inspection {
  readonly #doc: Y.Doc
  readonly #update: DecodedUpdate
  readonly #context: GuardContext
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

  /** The client ids that become the author's, after all else was found to be in order. */
  claims(): number[] {
    for (const [client, structs] of this.#update.runs) this.#add(client, structs)
    const claims = this.#unclaimed()
    this.#judgeInOrder()
    const after = {
      clock: (client: number) => this.#runs.get(client)?.clock ?? clockOf(this.#doc, client),
      added: (client: number) => this.#runs.get(client)?.structs ?? [],
    }
    checkDeletes(this.#doc, this.#update.deletes, after, this.#budget)
    return claims
  }

  #add(client: number, all: readonly Struct[]): void {
    const known = clockOf(this.#doc, client)
    const start = all[0]?.id.clock
    if (start !== known) throw gap(`client ${client} continues at ${start}, not at ${known}`)
    const structs: StoredStruct[] = []
    for (const struct of all) {
      if (struct instanceof Y.Skip) throw gap(`client ${client} leaves out what is not known`)
      structs.push(struct)
    }
    const end = endOf(structs.at(-1) as StoredStruct)
    if (end > MAX_CLOCK) throw new Refusal("clock", `client ${client} would count beyond ${MAX_CLOCK}`)
    this.#runs.set(client, { client, structs, known, clock: known, places: [], continued: new Set() })
  }

  #unclaimed(): number[] {
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
