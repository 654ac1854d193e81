/**
 * Which parts of a board stand for what an answer key speaks of (fact sheet 0.6). A person draws in their own
 * words: a role is matched by its aliases, some kinds stand for one another, and a flow may pass through others.
 */
import type { BoardGraph, GraphNode } from "../board/graph.ts"
import type { KindId } from "../board/kinds.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import { kindOfRef, type Ref } from "../questions/condition.ts"

type Components = AnswerKey["components"]

/** What a flow may pass through on its way from one component to another. */
const PASSED_THROUGH: ReadonlySet<KindId | null> = new Set<KindId>([
  "load_balancer",
  "api_gateway",
  "cache",
  "stream",
])
const MOST_EDGES = 3

export class BoardMatch {
  readonly #graph: BoardGraph
  readonly #components: Components
  readonly #listed: ReadonlySet<string>
  readonly #after: ReadonlyMap<string, ReadonlySet<string>>
  readonly #kinds: ReadonlyMap<string, KindId | null>
  readonly #found = new Map<Ref, readonly GraphNode[]>()
  readonly #labels = new Map<GraphNode, string>()

  constructor(graph: BoardGraph, components: Components) {
    this.#graph = graph
    this.#components = components
    this.#listed = new Set(components.map(({ ref }) => kindOfRef(ref)))
    this.#kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]))
    this.#after = neighbours(graph)
  }

  /** The components on the board that a reference means. */
  nodes(ref: Ref): readonly GraphNode[] {
    const known = this.#found.get(ref)
    if (known !== undefined) return known
    const found = this.#find(ref)
    this.#found.set(ref, found)
    return found
  }

  /** Whether anything flows from one to the other, directly or through gateways, caches and streams. */
  hasFlow(from: Ref, to: Ref | "*", maxEdges = MOST_EDGES): boolean {
    const starts = this.nodes(from).map(({ id }) => id)
    if (to === "*") return starts.some(id => this.#touchesAnything(id))
    const ends = new Set(this.nodes(to).map(({ id }) => id))
    return starts.some(start =>
      this.#reaches(start, ends, maxEdges, id => PASSED_THROUGH.has(this.#kind(id))),
    )
  }

  /** Whether one can be followed to the other along any flows. */
  hasPath(from: Ref, to: Ref): boolean {
    const ends = new Set(this.nodes(to).map(({ id }) => id))
    return this.nodes(from).some(({ id }) => this.#reaches(id, ends, this.#graph.nodes.length, () => true))
  }

  #kind(id: string): KindId | null {
    return this.#kinds.get(id) ?? null
  }

  #find(ref: Ref): GraphNode[] {
    const kinds = this.#kindsFor(ref)
    const ofKind = this.#graph.nodes.filter(({ kind }) => kind !== null && kinds.has(kind))
    const role = roleOf(ref)
    // Another kind may stand for it, unless it plainly has another role.
    if (role === undefined)
      return ofKind.filter(node => node.kind === kindOfRef(ref) || !this.#hasOtherRole(node, ref))
    const words = [role, ...(this.#components.find(one => one.ref === ref)?.aliases ?? [])].map(normal)
    const inRole = ofKind.filter(node => words.some(word => holdsWord(this.#labelOf(node), word)))
    if (inRole.length > 0) return inRole
    // The only one of its kind needs no name to be meant, unless it plainly has another role.
    return ofKind.length === 1 && !this.#hasOtherRole(ofKind[0] as GraphNode, ref) ? ofKind : []
  }

  #kindsFor(ref: Ref): ReadonlySet<KindId> {
    const kind = kindOfRef(ref)
    const component = this.#components.find(one => one.ref === ref)
    const kinds = new Set<KindId>([kind, ...(component?.alternatives ?? [])])
    // A ranker is a model that is served, unless the question tells the two apart.
    if (kind === "ml_ranking" && !this.#listed.has("model_serving")) kinds.add("model_serving")
    if (kind === "model_serving" && !this.#listed.has("ml_ranking")) kinds.add("ml_ranking")
    if (roleOf(ref) === "lake") for (const lake of ["object_store", "warehouse"] as const) kinds.add(lake)
    // Whoever draws the one has said the other.
    if (kind === "load_balancer") kinds.add("api_gateway")
    return kinds
  }

  #hasOtherRole(node: GraphNode, ref: Ref): boolean {
    const label = this.#labelOf(node)
    return this.#components.some(other => {
      const role = roleOf(other.ref)
      if (other.ref === ref || role === undefined || kindOfRef(other.ref) !== node.kind) return false
      return [role, ...other.aliases].some(word => holdsWord(label, normal(word)))
    })
  }

  #labelOf(node: GraphNode): string {
    const label = this.#labels.get(node) ?? normal(node.label)
    this.#labels.set(node, label)
    return label
  }

  #touchesAnything(id: string): boolean {
    if ((this.#after.get(id)?.size ?? 0) > 0) return true
    return [...this.#after.values()].some(targets => targets.has(id))
  }

  #reaches(
    start: string,
    ends: ReadonlySet<string>,
    maxEdges: number,
    mayPass: (id: string) => boolean,
  ): boolean {
    const seen = new Set([start])
    let edge = [start]
    for (let steps = 0; steps < maxEdges && edge.length > 0; steps++) {
      const next: string[] = []
      for (const id of edge) {
        for (const target of this.#after.get(id) ?? []) {
          if (ends.has(target) && target !== start) return true
          if (seen.has(target) || !mayPass(target)) continue
          seen.add(target)
          next.push(target)
        }
      }
      edge = next
    }
    return false
  }
}

function roleOf(ref: Ref): string | undefined {
  return ref.split(".")[1]
}

/** Lower case, without accents, punctuation as spaces, so that "Play-list Svc" and "playlist svc" can meet. */
function normal(words: string): string {
  return words
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/** Whether a label says a word: "playlists" says "playlist", "display" does not say "play" unless it begins so. */
function holdsWord(label: string, word: string): boolean {
  if (word === "") return false
  const singular = word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word
  return ` ${label}`.includes(` ${singular}`)
}

/** For each node, those to which something flows from it. What flows to a container flows to what stands in it. */
function neighbours(graph: BoardGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const inside = new Map<string, string[]>()
  const parent = new Map(graph.containers.map(({ id, container }) => [id, container]))
  for (const { id, container } of graph.nodes) {
    const passed = new Set<string>()
    for (let at = container; at !== null && !passed.has(at); at = parent.get(at) ?? null) {
      passed.add(at)
      inside.set(at, [...(inside.get(at) ?? []), id])
    }
  }
  const after = new Map<string, Set<string>>()
  const connect = (from: string, to: string) => {
    if (from !== to) after.set(from, (after.get(from) ?? new Set()).add(to))
  }
  for (const { from, to, direction } of graph.edges) {
    if (from.at === null || to.at === null) continue
    for (const start of inside.get(from.at) ?? [from.at]) {
      for (const end of inside.get(to.at) ?? [to.at]) {
        connect(start, end)
        if (direction !== "forward") connect(end, start)
      }
    }
  }
  return after
}
