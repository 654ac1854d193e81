/**
 * Quick typing: a diagram in a line or a few.
 *
 *     client -> api gateway -> playlist service -> redis
 *     playlist service => kafka: playlist changed     # nobody waits: async; so is -->
 *     kafka ..> warehouse, feature builder            # in batches, to two
 *     cache: sessions                                 # says the kind; so does: sessions (cache)
 *
 * `<-` points back, `<->` both ways, quotes hold names with arrows, commas or colons in them, `#` begins a comment.
 * A name that is on the board already, in whatever case, is that component; any other is a new one. A flow that is
 * there already is not made again.
 */
import type { Diagram, DiagramFlow, DiagramPart } from "./diagram.ts"
import { arrowAt, type TypedArrow } from "./diagram-arrows.ts"
import { LineFault, readLine, type TypedGroup, type TypedLine, type TypedWords } from "./diagram-line.ts"
import { type BoardGraph, EMPTY_GRAPH, type GraphEdge, type GraphNode } from "./graph.ts"
import { COMPONENT_KINDS, isKindId, type KindId } from "./kinds.ts"

/** Characters of a text; longer ones are refused unread. */
export const MAX_TYPED_LENGTH = 20_000
export const MAX_TYPED_FLOWS = 1_000
export const MAX_TYPED_NAME = 200

/** What kind of component a label speaks of, if any. */
export type RecogniseKind = (label: string) => { readonly kind: KindId } | undefined

export interface TextFault {
  /** From 1. Columns count UTF-16 units, as text fields do. */
  readonly line: number
  readonly column: number
  /** A sentence for the person who typed it. */
  readonly message: string
}

export interface TypedDiagram {
  readonly kind: "diagram"
  /** What is new. */
  readonly diagram: Diagram
  /** The node's id for every key in a flow that stands for a node on the board. */
  readonly existing: ReadonlyMap<string, string>
  /** Flows that were typed and are on the board already. */
  readonly repeated: number
}

export interface TypedFaults {
  readonly kind: "faults"
  /** At most one for each line, in order; never empty. */
  readonly faults: readonly TextFault[]
}

export interface TypingContext {
  readonly recognise: RecogniseKind
  /** What names refer to; the empty board where absent. */
  readonly graph?: BoardGraph
}

/** Never throws. Costs about as much as the text is long, and as the board is large. */
export function readDiagramText(text: string, context: TypingContext): TypedDiagram | TypedFaults {
  if (text.length > MAX_TYPED_LENGTH) {
    const most = MAX_TYPED_LENGTH.toLocaleString("en")
    return {
      kind: "faults",
      faults: [{ line: 1, column: 1, message: `This is longer than ${most} characters.` }],
    }
  }
  const draft = new Draft(context)
  const faults: TextFault[] = []
  for (const [n, line] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    try {
      const typed = readLine(line)
      if (typed !== undefined) draft.add(typed)
    } catch (fault) {
      if (!(fault instanceof LineFault)) throw fault
      faults.push({ line: n + 1, column: fault.column, message: fault.message })
    }
  }
  return faults.length > 0 ? { kind: "faults", faults } : draft.result()
}

/** Nobody types it: the name of a component that a text goes on from. */
const HERE = "\uE000"

/**
 * What flows from one component, in one line: `redis: sessions`, `=> kafka`, `<- client`, `a, b -> c`. Where no arrow
 * stands first, it is `->`. As `readDiagramText` otherwise.
 */
export function readFlowsFrom(
  node: GraphNode,
  text: string,
  context: TypingContext,
): TypedDiagram | TypedFaults {
  const before = `"${HERE}" ${arrowAt(text.trimStart(), 0) === undefined ? "-> " : ""}`
  const graph = context.graph ?? EMPTY_GRAPH
  const nodes = [...graph.nodes, { ...node, label: HERE }]
  const read = readDiagramText(before + text, { ...context, graph: { ...graph, nodes } })
  if (read.kind === "diagram") return read
  const faults = read.faults.map(fault => ({ ...fault, column: Math.max(1, fault.column - before.length) }))
  return { kind: "faults", faults }
}

/** What decides whether two names are one: neither case nor the width of a space does. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase()
}

type Ends = Pick<DiagramFlow, "from" | "to">
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class Draft {
  readonly #recognise: RecogniseKind
  readonly #onBoard = new Map<string, GraphNode[]>()
  readonly #between = new Map<string, GraphEdge[]>()
  readonly #parts = new Map<string, Mutable<DiagramPart>>()
  readonly #existing = new Map<string, string>()
  readonly #flows = new Map<string, DiagramFlow>()
  #repeated = 0

  constructor({ recognise, graph = EMPTY_GRAPH }: TypingContext) {
    this.#recognise = recognise
    for (const node of graph.nodes) listIn(this.#onBoard, nameKey(node.label)).push(node)
    for (const edge of graph.edges) listIn(this.#between, pairKey(edge.from.at, edge.to.at)).push(edge)
  }

  add({ groups, arrows }: TypedLine): void {
    const keys = groups.map(group => this.#keysOf(group))
    for (const [n, arrow] of arrows.entries()) {
      const label = groups[n + 1]?.label?.text
      for (const left of keys[n] ?? [])
        for (const right of keys[n + 1] ?? []) this.#addFlow(left, right, arrow, label)
    }
  }

  result(): TypedDiagram {
    const diagram = { parts: [...this.#parts.values()], flows: [...this.#flows.values()] }
    return { kind: "diagram", diagram, existing: this.#existing, repeated: this.#repeated }
  }

  #keysOf({ names, kind }: TypedGroup): string[] {
    const said = kind && this.#kindBeforeColon(kind)
    return names.map(name => this.#keyOf(name, said))
  }

  #kindBeforeColon(words: TypedWords): KindId {
    const kind = kindNamed(words.text) ?? this.#recognise(words.text)?.kind
    if (kind === undefined) {
      const hint =
        "Before a colon stands a kind, such as “cache: sessions”; quote a name that has a colon in it."
      throw new LineFault(words.column, `“${words.text}” is not a kind of component. ${hint}`)
    }
    return kind
  }

  #keyOf(name: TypedWords, before: KindId | undefined): string {
    const { label, kind: inside } = name.quoted ? { label: name.text } : splitKind(name.text)
    if (label === "") throw new LineFault(name.column, "A component needs a name.")
    if (label.length > MAX_TYPED_NAME)
      throw new LineFault(name.column, `This name is longer than ${MAX_TYPED_NAME} characters.`)
    const key = nameKey(label)
    const said = inside ?? before
    const nodes = this.#onBoard.get(key)
    if (nodes === undefined) this.#takePart(key, label, said, name.column)
    else this.#existing.set(key, theOne(nodes, label, said, name.column).id)
    return key
  }

  #takePart(key: string, label: string, said: KindId | undefined, column: number): void {
    const part = this.#parts.get(key)
    if (part === undefined) {
      this.#parts.set(key, { key, label, kind: said ?? this.#recognise(label)?.kind ?? null })
    } else if (said !== undefined && part.kind !== said) {
      if (this.#said.has(key)) throw new LineFault(column, `“${label}” has two kinds here.`)
      part.kind = said
    }
    if (said !== undefined) this.#said.add(key)
  }

  /** Parts whose kind was typed, so that another typed one contradicts it. */
  readonly #said = new Set<string>()

  #addFlow(left: string, right: string, arrow: TypedArrow, label: string | undefined): void {
    if (this.#flows.size >= MAX_TYPED_FLOWS)
      throw new LineFault(1, `More than ${MAX_TYPED_FLOWS.toLocaleString("en")} flows at once are too many.`)
    const [from, to] = arrow.direction === "backward" ? [right, left] : [left, right]
    const flow: DiagramFlow = {
      from,
      to,
      mode: arrow.mode,
      direction: arrow.direction === "both" ? "both" : "forward",
      ...(label !== undefined && { label }),
    }
    if (this.#isThere(flow)) this.#repeated++
    else this.#flows.set(JSON.stringify([from, to, label, flow.mode]), flow)
  }

  /** On the board, between the same two, and saying all that was typed. */
  #isThere({ from, to, label, mode, direction }: DiagramFlow): boolean {
    const ids: Ends = { from: this.#existing.get(from) ?? "", to: this.#existing.get(to) ?? "" }
    const there = this.#between.get(pairKey(ids.from, ids.to)) ?? []
    const back = direction === "both" ? (this.#between.get(pairKey(ids.to, ids.from)) ?? []) : []
    return [...there, ...back].some(
      edge =>
        edge.direction === direction &&
        (label === undefined || nameKey(edge.label) === nameKey(label)) &&
        (mode === null || edge.mode === mode),
    )
  }
}

function theOne(
  nodes: readonly GraphNode[],
  label: string,
  said: KindId | undefined,
  column: number,
): GraphNode {
  const [node, ...others] = nodes
  if (node === undefined || others.length > 0) {
    const count = nodes.length
    throw new LineFault(
      column,
      `${count} components on the board are called “${label}”. Rename one of them first.`,
    )
  }
  if (said !== undefined && said !== node.kind)
    throw new LineFault(column, `“${label}” is on the board already. Change its kind in the list.`)
  return node
}

/** `label (kind)`; brackets that name no kind belong to the label. */
function splitKind(text: string): { label: string; kind?: KindId } {
  const open = text.endsWith(")") ? text.lastIndexOf("(") : -1
  const kind = open > 0 ? kindNamed(text.slice(open + 1, -1)) : undefined
  return kind === undefined ? { label: text } : { label: text.slice(0, open).trim(), kind }
}

const SHORT: Readonly<Record<string, KindId>> = {
  db: "relational_db",
  database: "relational_db",
  sql: "relational_db",
  store: "nosql",
  queue: "stream",
  topic: "stream",
  lb: "load_balancer",
  gateway: "api_gateway",
  user: "client",
  worker: "batch_processor",
  bucket: "object_store",
  model: "model_serving",
}

const NAMED = new Map<string, KindId>([
  ...Object.entries(SHORT),
  ...COMPONENT_KINDS.map(({ id, name }) => [nameKey(name), id] as const),
])

/** A kind by its name, its id or a short word for it. */
export function kindNamed(text: string): KindId | undefined {
  const name = nameKey(text)
  const id = name.replaceAll(/[ -]/g, "_")
  return NAMED.get(name) ?? (isKindId(id) ? id : undefined)
}

function pairKey(from: string | null, to: string | null): string {
  return JSON.stringify([from, to])
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
