/** A diagram as levels, each of which is laid out by itself: its parts and containers, and the flows between them. */
import type { Diagram, DiagramFlow } from "@outloud/shared/board/diagram.ts"

export interface Level {
  /** Keys of parts and containers that stand directly in it, in the diagram's order. */
  readonly items: string[]
  /** Flows between two of them, or between what stands in them. */
  readonly links: Link[]
}

export interface Link {
  readonly from: string
  readonly to: string
  /** The longest label among the flows that it stands for. */
  readonly label: string
}

export interface Nesting {
  readonly top: Level
  readonly levelOf: ReadonlyMap<string, Level>
  /** The container keys around a part or container, outermost first. Undefined for keys that are neither. */
  pathOf(key: string): readonly string[] | undefined
}

/** Containers that stand in themselves, or in one that does not exist, are taken for outermost ones. */
export function nestDiagram({ parts, flows, containers = [] }: Diagram): Nesting {
  const parentOf = parents(containers)
  const paths = new Map<string, readonly string[]>()
  for (const { key } of containers) paths.set(key, pathUp(key, parentOf))
  for (const { key, container } of parts) {
    const holder = container !== undefined && parentOf.has(container) ? container : undefined
    paths.set(key, holder === undefined ? [] : [...(paths.get(holder) ?? []), holder])
  }
  const top: Level = { items: [], links: [] }
  const levelOf = new Map<string, Level>(containers.map(({ key }) => [key, { items: [], links: [] }]))
  const holderOf = (path: readonly string[]) => (path.length === 0 ? top : levelOf.get(path.at(-1) as string))
  for (const [key, path] of paths) holderOf(path)?.items.push(key)
  for (const flow of flows) liftFlow(flow, { top, levelOf, paths })
  return { top, levelOf, pathOf: key => paths.get(key) }
}

function parents(containers: NonNullable<Diagram["containers"]>): Map<string, string | undefined> {
  const said = new Map(containers.map(({ key, container }) => [key, container]))
  const parentOf = new Map<string, string | undefined>()
  for (const key of said.keys()) parentOf.set(key, undefined)
  for (const [key, container] of said) {
    if (container === undefined || !said.has(container)) continue
    // Only what is not already inside of it can hold a container.
    if (container !== key && !pathUp(container, parentOf).includes(key)) parentOf.set(key, container)
  }
  return parentOf
}

function pathUp(key: string, parentOf: ReadonlyMap<string, string | undefined>): string[] {
  const path: string[] = []
  for (let at = parentOf.get(key); at !== undefined; at = parentOf.get(at)) path.unshift(at)
  return path
}

interface LiftParts {
  readonly top: Level
  readonly levelOf: ReadonlyMap<string, Level>
  readonly paths: ReadonlyMap<string, readonly string[]>
}

/** Writes a flow down where its two ends part ways. One from a container to what stands in it says nothing. */
function liftFlow({ from, to, label = "" }: DiagramFlow, { top, levelOf, paths }: LiftParts): void {
  const [left, right] = [paths.get(from), paths.get(to)]
  if (left === undefined || right === undefined) return
  const [a, b] = [
    [...left, from],
    [...right, to],
  ]
  let depth = 0
  while (a[depth] !== undefined && a[depth] === b[depth]) depth++
  const [one, other] = [a[depth], b[depth]]
  if (one === undefined || other === undefined) return
  const level = depth === 0 ? top : levelOf.get(a[depth - 1] as string)
  level?.links.push({ from: one, to: other, label })
}

/** Groups of items that hang together, in the order of their first items. */
export function blocksOf({ items, links }: Level): string[][] {
  const next = new Map<string, string[]>(items.map(item => [item, []]))
  for (const { from, to } of links) {
    next.get(from)?.push(to)
    next.get(to)?.push(from)
  }
  const seen = new Set<string>()
  const blocks: string[][] = []
  for (const item of items) {
    const block = new Set<string>()
    const queue = [item]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      block.add(at)
      queue.push(...(next.get(at) ?? []))
    }
    if (block.size > 0) blocks.push(items.filter(key => block.has(key)))
  }
  return blocks
}
