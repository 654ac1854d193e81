/**
 * What only shows between records: parents and bindings. tldraw checks neither, and a shape inside itself
 * freezes its editor while it loads (tldraw#6152). Two honest people make such a circle when each drops
 * one frame into the other's at the same moment.
 *
 * Everything here is a pure function of the records, so that the server, which writes the repair, and the
 * browsers, which draw before it comes, agree on every board.
 */
import { PAGE_ID } from "./schema.ts"

/** What the checks look at; every BoardRecord is one. */
export interface GraphRecord {
  readonly id: string
  readonly typeName: string
  readonly type: string
  readonly parentId?: string
  readonly fromId?: string
  readonly toId?: string
  readonly props?: object
}

export type GraphProblem =
  /** The shape has to stand on the page itself: `parentId` becomes PAGE_ID. */
  | { readonly kind: "parent"; readonly id: string; readonly reason: ParentFault }
  /** The binding has to go. */
  | { readonly kind: "binding"; readonly id: string; readonly reason: BindingFault }

type ParentFault = "missing" | "not-a-container" | "cycle" | "too-deep"
type BindingFault = "missing-end" | "not-from-an-arrow" | "to-an-arrow-or-group" | "terminal-taken"

type Lookup = (id: string) => GraphRecord | undefined

/** Shapes inside shapes, at most: the canvas draws and measures them by recursion. */
export const MAX_NESTING = 64

const CONTAINERS: ReadonlySet<string> = new Set(["frame", "group"])

/**
 * Why a shape cannot stand in its parent, or undefined where it can. A circle is cut at its smallest id; a
 * shape with more than MAX_NESTING ancestors, or in a longer circle, goes to the page. Once all shapes
 * stand where this says, there is no circle, nothing deeper, and it finds nothing more to move.
 */
export function parentFault(shape: GraphRecord, get: Lookup): ParentFault | undefined {
  if (shape.parentId === PAGE_ID) return undefined
  const parent = get(shape.parentId ?? "")
  if (parent === undefined) return "missing"
  if (!isContainer(parent)) return "not-a-container"
  const passed = new Set([shape.id])
  let smallest = shape.id
  for (
    let at: GraphRecord | undefined = parent;
    at !== undefined && isContainer(at);
    at = get(at.parentId ?? "")
  ) {
    if (at.id === shape.id) return smallest === shape.id ? "cycle" : undefined
    // A circle further up is cut there.
    if (passed.has(at.id)) return undefined
    if (passed.size > MAX_NESTING) return "too-deep"
    passed.add(at.id)
    if (at.id < smallest) smallest = at.id
  }
  return undefined
}

/** The parent that a shape is drawn in: its own, or the page where it cannot stand there. */
export function effectiveParent(shape: GraphRecord, get: Lookup): string {
  return parentFault(shape, get) === undefined ? (shape.parentId ?? PAGE_ID) : PAGE_ID
}

function isContainer(record: GraphRecord): boolean {
  return record.typeName === "shape" && CONTAINERS.has(record.type)
}

/**
 * Which records refer to which, kept up to date by its owner, so that a change is checked together with
 * what it can affect and nothing else. Answers do not depend on the order in which records came.
 */
export class GraphIndex {
  readonly #records = new Map<string, GraphRecord>()
  /** Id -> records that name it as parent or as an end. */
  readonly #referrers = new Map<string, Set<string>>()
  readonly #get: Lookup = id => this.#records.get(id)

  /** Adds a record or replaces the one with its id. Only valid records: see checkRecord. */
  set(record: GraphRecord): void {
    this.delete(record.id)
    this.#records.set(record.id, bare(record))
    for (const id of references(record)) {
      const referrers = this.#referrers.get(id) ?? new Set()
      this.#referrers.set(id, referrers.add(record.id))
    }
  }

  delete(id: string): void {
    const record = this.#records.get(id)
    if (record === undefined) return
    this.#records.delete(id)
    for (const target of references(record)) {
      const referrers = this.#referrers.get(target)
      referrers?.delete(id)
      if (referrers?.size === 0) this.#referrers.delete(target)
    }
  }

  get(id: string): GraphRecord | undefined {
    return this.#records.get(id)
  }

  /** The parent that a shape is drawn in. */
  parentOf(shape: GraphRecord): string {
    return effectiveParent(shape, this.#get)
  }

  /**
   * Problems of the records that a change of `changed` (set or deleted meanwhile) can have brought about:
   * themselves, what stands in them at any depth, and bindings at their ends. Ascending by id.
   */
  problemsAround(changed: Iterable<string>): GraphProblem[] {
    const reached = new Set<string>()
    const rivals = new Set<string>()
    const queue = [...changed]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (reached.has(id)) continue
      reached.add(id)
      for (const referrer of this.#referrers.get(id) ?? []) queue.push(referrer)
      // A binding competes with the others of its arrow.
      const from = this.#records.get(id)?.fromId
      if (from !== undefined) for (const rival of this.#referrers.get(from) ?? []) rivals.add(rival)
    }
    return this.#problems([...new Set([...reached, ...rivals])].sort())
  }

  /** Problems of all records, ascending by id. */
  problems(): GraphProblem[] {
    return this.#problems([...this.#records.keys()].sort())
  }

  #problems(ids: readonly string[]): GraphProblem[] {
    const found: GraphProblem[] = []
    for (const id of ids) {
      const record = this.#records.get(id)
      if (record?.typeName === "shape") {
        const reason = parentFault(record, this.#get)
        if (reason !== undefined) found.push({ kind: "parent", id, reason })
      } else if (record !== undefined) {
        const reason = this.#bindingFault(record)
        if (reason !== undefined) found.push({ kind: "binding", id, reason })
      }
    }
    return found
  }

  #bindingFault(binding: GraphRecord): BindingFault | undefined {
    return this.#endFault(binding) ?? (this.#isTerminalTaken(binding) ? "terminal-taken" : undefined)
  }

  #endFault(binding: GraphRecord): BindingFault | undefined {
    const from = this.#records.get(binding.fromId ?? "")
    const to = this.#records.get(binding.toId ?? "")
    if (from === undefined || to === undefined) return "missing-end"
    if (from.type !== "arrow") return "not-from-an-arrow"
    // Arrows are drawn from what they point at, and groups from what is in them: they could need each other.
    return to.type === "arrow" || to.type === "group" ? "to-an-arrow-or-group" : undefined
  }

  /** Two people who bind one end of an arrow at once leave two bindings; tldraw expects one. The smaller id stays. */
  #isTerminalTaken(binding: GraphRecord): boolean {
    for (const id of this.#referrers.get(binding.fromId ?? "") ?? []) {
      const other = this.#records.get(id)
      if (other === undefined || id >= binding.id || other.fromId !== binding.fromId) continue
      if (terminal(other) === terminal(binding) && this.#endFault(other) === undefined) return true
    }
    return false
  }
}

/** Of a shape only what the checks look at: what it says and how it looks may be most of a board. */
function bare(record: GraphRecord): GraphRecord {
  const { id, typeName, type, parentId } = record
  if (typeName !== "shape") return record
  return parentId === undefined ? { id, typeName, type } : { id, typeName, type, parentId }
}

function terminal(binding: GraphRecord): unknown {
  return (binding.props as { readonly terminal?: unknown } | undefined)?.terminal
}

function references(record: GraphRecord): readonly string[] {
  if (record.typeName === "shape")
    return record.parentId === undefined || record.parentId === PAGE_ID ? [] : [record.parentId]
  return [record.fromId ?? "", record.toId ?? ""]
}

/** Problems of a whole board, ascending by id. */
export function graphProblems(records: ReadonlyMap<string, GraphRecord>): GraphProblem[] {
  const index = new GraphIndex()
  for (const record of records.values()) index.set(record)
  return index.problems()
}
