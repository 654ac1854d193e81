/**
 * A board's records as a graph. Pure and total: any records that checkRecord accepts, in any order, with parents
 * and ends missing, give a graph. What people draw is read as a person would read it; how, say the files below.
 */
import type { TLShape } from "@tldraw/tlschema"
import type { BoardRecord } from "../records/schema.ts"
import { pointedTexts } from "./bare-words.ts"
import { type FlowContext, readFlow, type Target, wordlessArrows } from "./flows.ts"
import type { BoardGraph, GraphContainer, GraphEdge, GraphNode, GraphText } from "./graph.ts"
import { giveLabels } from "./labels.ts"
import { Nearby } from "./nearby.ts"
import { type Piece, readPiece } from "./piece.ts"
import { oneLine } from "./plain-text.ts"
import { recogniseKind } from "./recognise.ts"
import { findRegions, Regions, thingsNearby, withoutDecoration } from "./regions.ts"
import { type Placed, placeOnPage, type Scene } from "./scene.ts"
import { findThings, type Thing, wordsOfThing } from "./things.ts"

export function readBoard(records: Iterable<BoardRecord>): BoardGraph {
  return readScene(placeOnPage(records, readPiece))
}

/** Reads a board again and again: what a record says by itself is worked out once for each record. */
export class BoardReader {
  readonly #pieces = new WeakMap<TLShape, Piece | false>()

  read(records: Iterable<BoardRecord>): BoardGraph {
    return readScene(placeOnPage(records, shape => this.#piece(shape)))
  }

  #piece(shape: TLShape): Piece | undefined {
    let piece = this.#pieces.get(shape)
    if (piece === undefined) {
      piece = readPiece(shape) ?? false
      this.#pieces.set(shape, piece)
    }
    return piece === false ? undefined : piece
  }
}

function readScene(scene: Scene): BoardGraph {
  const { things, texts } = findThings(scene)
  const nearby = thingsNearby(things)
  const around = findRegions(things, nearby)
  const drawn = withoutDecoration(things, nearby, around)
  const containers = new Map<string, Placed>()
  for (const piece of scene.placed.values())
    if (piece.role === "frame" || piece.role === "lane") containers.set(piece.id, piece)
  for (const { main } of around) containers.set(main.id, main)
  const regions = new Regions(containers)
  const labels = giveLabels(drawn, around, wordlessArrows(scene), texts)
  const parts = new Map<Thing, Part>()
  for (const thing of drawn) parts.set(thing, around.has(thing) ? "container" : partOf(thing, regions))
  const pointed = pointedTexts(scene, labels.others, drawn)
  const others = labels.others.map(text => ({
    text,
    isPart: isBareComponent(text, pointed.has(text.id), regions),
  }))
  const nodes = [
    ...drawn.filter(thing => parts.get(thing) === "component"),
    ...others.filter(({ isPart }) => isPart).map(({ text }) => alone(text)),
  ]
  const remarks = [
    ...drawn.filter(thing => parts.get(thing) === "remark").map(wordsOfThing),
    ...others.filter(({ isPart }) => !isPart).map(({ text }) => text),
    ...[...scene.placed.values()].filter(piece => isRemarkNote(piece, drawn)),
  ]
  const context = flowContext(scene, nodes, around, containers, remarks, labels.flows)
  const edges: GraphEdge[] = []
  for (const piece of scene.placed.values()) {
    const edge = piece.role === "arrow" || piece.role === "line" ? readFlow(piece, context) : undefined
    if (edge !== undefined) edges.push(edge)
  }
  return {
    nodes: nodes.map(thing => nodeOf(thing, regions)).sort(byId),
    edges: edges.sort(byId),
    containers: [...containers.values()].map(piece => containerOf(piece, around, regions)).sort(byId),
    texts: textsOf(remarks, scene, regions).sort(byId),
  }
}

type Part = "component" | "container" | "remark" | "nothing"

/** A typed component is one wherever it stands; anything else only outside the sections for lists and sums. */
function partOf(thing: Thing, regions: Regions): Part {
  const { main, parts } = thing
  if (main.given !== null) return "component"
  const words = wordsOfThing(thing)
  if (regions.isInTextSection(main)) return words.words === "" ? "nothing" : "remark"
  const isBound = parts.some(part => part.isBound)
  if (words.words === "") return main.role === "box" || isBound ? "component" : "nothing"
  if (words.isLong) return "remark"
  return words.isRemark && words.recognised === null && !isBound ? "remark" : "component"
}

/** Bare words that arrows run between. */
function isBareComponent(text: Placed, isPointed: boolean, regions: Regions): boolean {
  return (text.isBound || isPointed) && !text.isLong && !text.isRemark && !regions.isInTextSection(text)
}

function alone(text: Placed): Thing {
  return { id: text.id, main: text, parts: [text], groups: [] }
}

function isRemarkNote(piece: Placed, drawn: readonly Thing[]): boolean {
  return piece.role === "note" && !drawn.some(({ parts }) => parts.includes(piece))
}

function flowContext(
  scene: Scene,
  nodes: readonly Thing[],
  around: ReadonlySet<Thing>,
  containers: ReadonlyMap<string, Placed>,
  remarks: readonly Placed[],
  labels: ReadonlyMap<string, Placed>,
): FlowContext {
  const meant = new Map<string, Target>()
  const targets = new Nearby<Target>()
  for (const thing of nodes) {
    for (const { area } of thing.parts) targets.add(area.bounds, { id: thing.id, area, isContainer: false })
    const target = { id: thing.id, area: thing.main.area, isContainer: false }
    for (const id of recordsOf(thing)) meant.set(id, target)
  }
  for (const { id, area, shape } of containers.values()) {
    const target = { id, area, isContainer: true }
    // The starter's sections and lanes cross the whole board: an end that lies at their lines means nothing by it.
    if (shape.meta.pinned !== true) targets.add(area.bounds, target)
    meant.set(id, target)
  }
  for (const region of around) {
    const target = meant.get(region.main.id)
    if (target !== undefined && region.text !== undefined) meant.set(region.text.id, target)
  }
  return { scene, meant, targets, remarks: new Map(remarks.map(remark => [remark.id, remark])), labels }
}

function recordsOf({ id, parts, groups, text }: Thing): string[] {
  const ids = [...groups, ...parts.map(part => part.id), ...(text === undefined ? [] : [text.id])]
  return [id, ...ids.filter(other => other !== id).sort()]
}

function nodeOf(thing: Thing, regions: Regions): GraphNode {
  const { main } = thing
  const words = wordsOfThing(thing)
  const kind =
    main.given ?? words.recognised ?? (words === main ? null : (recogniseKind(words.words)?.kind ?? null))
  return {
    id: thing.id,
    records: recordsOf(thing),
    kind,
    kindFrom: kind === null ? null : main.given === null ? "label" : "person",
    label: oneLine(words.words),
    note: main.note,
    container: regions.containerOf(main),
  }
}

function containerOf(piece: Placed, around: ReadonlySet<Thing>, regions: Regions): GraphContainer {
  const region = [...around].find(({ main }) => main === piece)
  const words = region === undefined ? piece : wordsOfThing(region)
  return { id: piece.id, label: oneLine(words.words), container: regions.containerOf(piece) }
}

function textsOf(remarks: readonly Placed[], scene: Scene, regions: Regions): GraphText[] {
  const cards = [...scene.placed.values()].filter(
    ({ role, shape }) => role === "card" && shape.meta.pinned !== true,
  )
  return [...remarks, ...cards]
    .filter(({ words }) => words !== "")
    .map(piece => ({ id: piece.id, text: piece.words, container: regions.containerOf(piece) }))
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
