/** Where the parts of a diagram stand to each other: Dagre, level by level, so that containers never overlap. */
import dagre from "@dagrejs/dagre"
import { COMPONENT_SIZE } from "@outloud/shared/board/component.ts"
import type { Diagram, DiagramPart } from "@outloud/shared/board/diagram.ts"
import { Box } from "tldraw"
import { GAP } from "./layout-gap.ts"
import { blocksOf, type Level, type Link, type Nesting, nestDiagram } from "./layout-nesting.ts"

/** Inside a container's edges, and above its first row, where tldraw draws the name of a frame within. */
const PADDING = 40
/** What a letter of an arrow's label, and of a component's, takes, and a line of it. */
const LETTER = { arrow: 9, part: 10, line: 24 } as const
const LONGEST_LABEL = 160
/** Parts and flows of a level from which on Dagre would hold up the page for seconds. */
const LARGE = 400

/** Parts that hang together, laid out with the first at the top left. */
export interface Block {
  /** Parts and containers by their keys, from (0, 0). Containers come before what stands in them. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly size: { readonly w: number; readonly h: number }
  readonly hasContainers: boolean
}

interface Placed {
  readonly boxes: Map<string, Box>
  readonly w: number
  readonly h: number
}

/**
 * Lays a diagram out from left to right. Equal diagrams give equal layouts. `isApart` says which of the groups that
 * hang together keep a block of their own; all others share one.
 */
export function layOutBlocks(diagram: Diagram, isApart: (keys: ReadonlySet<string>) => boolean): Block[] {
  const nesting = nestDiagram(diagram)
  const parts = new Map(diagram.parts.map(part => [part.key, part]))
  const sizes = new Map<string, Placed>()
  const measure = (key: string): Placed => {
    const known = sizes.get(key)
    if (known !== undefined) return known
    const level = nesting.levelOf.get(key)
    const size = level === undefined ? partBox(parts.get(key)) : padded(layOutLevel(level, measure))
    sizes.set(key, size)
    return size
  }
  const apart: string[][] = []
  const together: string[] = []
  for (const block of blocksOf(nesting.top)) {
    if (isApart(withInsides(block, nesting))) apart.push(block)
    else together.push(...block)
  }
  const groups = together.length > 0 ? [...apart, together] : apart
  return groups.map(items => {
    const { boxes, w, h } = layOutLevel(levelOf(items, nesting.top), measure)
    return { boxes, size: { w, h }, hasContainers: [...boxes.keys()].some(key => nesting.levelOf.has(key)) }
  })
}

function levelOf(items: string[], { links }: Level): Level {
  const inside = new Set(items)
  return { items, links: links.filter(({ from }) => inside.has(from)) }
}

function withInsides(keys: readonly string[], { levelOf }: Nesting): Set<string> {
  const all = new Set<string>()
  const queue = [...keys]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    all.add(at)
    queue.push(...(levelOf.get(at)?.items ?? []))
  }
  return all
}

/** Wide enough for its words in few lines. */
function partBox(part: DiagramPart | undefined): Placed {
  const letters = part?.label.length ?? 0
  const w = letters > 36 ? COMPONENT_SIZE.w * 1.5 : COMPONENT_SIZE.w
  const lines = Math.min(12, Math.ceil((letters * LETTER.part) / (w - 40)))
  return { boxes: new Map(), w, h: Math.max(COMPONENT_SIZE.h, 32 + lines * LETTER.line) }
}

function padded({ boxes, w, h }: Placed): Placed {
  const moved = new Map(
    [...boxes].map(([key, box]) => [key, box.clone().translate({ x: PADDING, y: PADDING })]),
  )
  return {
    boxes: moved,
    w: Math.max(COMPONENT_SIZE.w, w) + 2 * PADDING,
    h: Math.max(COMPONENT_SIZE.h, h) + 2 * PADDING,
  }
}

function layOutLevel({ items, links }: Level, measure: (key: string) => Placed): Placed {
  const sizes = items.map(key => ({ key, ...measure(key) }))
  const places = items.length + links.length > LARGE ? inRows(sizes) : runDagre(sizes, links)
  const boxes = new Map<string, Box>()
  for (const { key, w, h, boxes: insides } of sizes) {
    const place = places.get(key) ?? { x: 0, y: 0 }
    boxes.set(key, new Box(place.x, place.y, w, h))
    for (const [inner, box] of insides) boxes.set(inner, box.clone().translate(place))
  }
  const all = [...boxes.values()]
  return {
    boxes,
    w: Math.max(0, ...all.map(({ maxX }) => maxX)),
    h: Math.max(0, ...all.map(({ maxY }) => maxY)),
  }
}

interface Sized {
  readonly key: string
  readonly w: number
  readonly h: number
}

/** Top left corners, the least of which are 0. Names of its own keep hostile keys out of the library's objects. */
function runDagre(items: readonly Sized[], links: readonly Link[]): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph({ multigraph: false })
  graph.setGraph({ rankdir: "LR", nodesep: GAP.y * 2, ranksep: GAP.x, edgesep: GAP.y })
  const names = new Map(items.map(({ key }, n) => [key, `n${n}`]))
  for (const { key, w, h } of items) graph.setNode(names.get(key) ?? key, { width: w, height: h })
  const widths = new Map<string, number>()
  for (const { from, to, label } of links) {
    const [v, w] = [names.get(from), names.get(to)]
    if (v === undefined || w === undefined || v === w) continue
    const pair = `${v} ${w}`
    const width = Math.max(widths.get(pair) ?? 0, Math.min(label.length * LETTER.arrow, LONGEST_LABEL))
    widths.set(pair, width)
    graph.setEdge(v, w, { width, height: width > 0 ? LETTER.line : 0, labelpos: "c" })
  }
  dagre.layout(graph)
  const corners = items.map(({ key, w, h }) => {
    const { x = 0, y = 0 } = graph.node(names.get(key) ?? key)
    return { key, x: x - w / 2, y: y - h / 2 }
  })
  const least = { x: Math.min(...corners.map(({ x }) => x)), y: Math.min(...corners.map(({ y }) => y)) }
  return new Map(
    corners.map(({ key, x, y }) => [key, { x: Math.round(x - least.x), y: Math.round(y - least.y) }]),
  )
}

/** For diagrams that nobody could follow anyway: side by side as they were named, in about a square. */
function inRows(items: readonly Sized[]): Map<string, { x: number; y: number }> {
  const widest = Math.sqrt(items.reduce((area, { w, h }) => area + (w + GAP.x) * (h + GAP.y), 0))
  const places = new Map<string, { x: number; y: number }>()
  let [x, y, height] = [0, 0, 0]
  for (const { key, w, h } of items) {
    if (x > 0 && x + w > widest) {
      y += height + GAP.y
      x = 0
      height = 0
    }
    places.set(key, { x, y })
    x += w + GAP.x
    height = Math.max(height, h)
  }
  return places
}
