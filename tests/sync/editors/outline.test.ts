// @vitest-environment jsdom
import { addComponent } from "@outloud/client/canvas/component-edits.ts"
import { type LiveGraph, liveGraphOf } from "@outloud/client/canvas/live-graph.ts"
import {
  addTyped,
  moveFlowEnd,
  removeFlow,
  removePart,
  renameFlow,
  renamePart,
  setFlowMode,
  setPartKind,
  setPartNote,
} from "@outloud/client/canvas/outline-edits.ts"
import { chooseShape, selectionOf } from "@outloud/client/canvas/outline-selection.ts"
import { readDiagramText } from "@outloud/shared/board/diagram-text.ts"
import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { type Box, createShapeId, type Editor, type TLShapeId, toRichText } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

let room: ReturnType<typeof fullRoom>
let ben: BoardPeer
let editor: Editor
let live: LiveGraph

beforeEach(() => {
  room = fullRoom()
  ben = room.candidate
  editor = ben.editor
  live = liveGraphOf(editor)
})

function type(text: string, peer: BoardPeer = ben): void {
  const typed = readDiagramText(text, { recognise: recogniseKind, graph: liveGraphOf(peer.editor).readNow() })
  if (typed.kind === "faults") throw new Error(JSON.stringify(typed.faults))
  addTyped(peer.editor, typed, { select: true })
}

/** Every component and flow in words, as this peer's graph has them. */
function seen(peer: BoardPeer = ben): string[] {
  const { nodes, edges } = liveGraphOf(peer.editor).readNow()
  const name = (id: string | null) => nodes.find(node => node.id === id)?.label ?? "nothing"
  const flows = edges.map(({ from, to, label, mode }) => {
    const words = [label, mode].filter(word => word).join(", ")
    return `${name(from.at)} -> ${name(to.at)}${words && `: ${words}`}`
  })
  return [...nodes.map(({ label, kind }) => (kind === null ? label : `${label} (${kind})`)), ...flows].sort()
}

function node(label: string): GraphNode {
  const found = live.readNow().nodes.find(one => one.label === label)
  if (found === undefined) throw new Error(`no component ${label}`)
  return found
}

function flow(from: string, to: string): GraphEdge {
  const found = live
    .readNow()
    .edges.find(edge => edge.from.at === node(from).id && edge.to.at === node(to).id)
  if (found === undefined) throw new Error(`no flow from ${from} to ${to}`)
  return found
}

describe("[OU-13] what is typed stands on the board, and one undo takes it back", () => {
  test("parts with their kinds, flows with what travels and how", () => {
    type("client -> api gateway: login -> playlist service => kafka: changes\nkafka ..> data warehouse")
    const expected = [
      "api gateway (api_gateway)",
      "api gateway -> playlist service",
      "client (client)",
      "client -> api gateway: login",
      "data warehouse (warehouse)",
      "kafka (stream)",
      "kafka -> data warehouse: batch",
      "playlist service (service)",
      "playlist service -> kafka: changes, async",
    ]
    expect(seen()).toEqual(expected)
    room.heal()
    for (const peer of room.peers) expect(seen(peer)).toEqual(expected)
    editor.undo()
    expect(editor.getCurrentPageShapes()).toEqual([])
    expect(editor.store.allRecords().filter(({ typeName }) => typeName === "binding")).toEqual([])
  })

  test("names refer to what is there, which stays where it is", () => {
    const old = addComponent(editor, { kind: null, label: "Playlist DB", at: { x: 300, y: 300 } })
    const before = editor.getShape(old)
    type("playlist  db -> redis -> Playlist DB")
    expect(seen().filter(line => line.startsWith("Playlist DB"))).toHaveLength(2)
    expect(editor.getShape(old)).toEqual(before)
    expect(editor.getCurrentPageShapes().filter(({ type }) => type === "geo")).toHaveLength(2)
  })
})

describe("[OU-14] the list writes the shapes that are on the canvas, each edit one step", () => {
  beforeEach(() => {
    type("client -> api gateway -> redis")
    room.heal()
  })

  /** What an edit makes of the board, for everybody, and that one undo takes it back. */
  function expectStep(edit: () => unknown, changed: Record<string, string | undefined>): void {
    const before = seen()
    expect(edit()).toBe("done")
    room.heal()
    const expected = before.flatMap(line => (line in changed ? (changed[line] ?? []) : [line]))
    for (const peer of room.peers) expect(seen(peer)).toEqual(expected.sort())
    editor.undo()
    expect(seen()).toEqual(before)
  }

  test("a name", () => {
    expectStep(() => renamePart(editor, node("redis"), "Redis sessions"), {
      "redis (cache)": "Redis sessions (cache)",
      "api gateway -> redis": "api gateway -> Redis sessions",
    })
  })

  test("a kind, and none", () => {
    expectStep(() => setPartKind(editor, node("redis"), "nosql"), { "redis (cache)": "redis (nosql)" })
    setPartKind(editor, node("api gateway"), null)
    expect(editor.getShape(node("api gateway").id as TLShapeId)?.meta).not.toHaveProperty("kind")
  })

  test("a note", () => {
    expect(setPartNote(editor, node("redis"), "10 GB, evicts")).toBe("done")
    expect(node("redis").note).toBe("10 GB, evicts")
    editor.undo()
    expect(node("redis").note).toBe("")
  })

  test("a flow's label, its mode and its ends", () => {
    const from = () => flow("api gateway", "redis")
    const line = "api gateway -> redis"
    expectStep(() => renameFlow(editor, from(), "sessions"), { [line]: `${line}: sessions` })
    expectStep(() => setFlowMode(editor, from(), "async"), { [line]: `${line}: async` })
    expectStep(() => moveFlowEnd(editor, from(), "from", node("client").id), { [line]: "client -> redis" })
    expectStep(() => moveFlowEnd(editor, from(), "to", node("client").id), {
      [line]: "api gateway -> client",
    })
    expectStep(() => removeFlow(editor, from()), { [line]: undefined })
  })

  test("an arrow whose head is at its start keeps its direction when an end is moved", () => {
    const { id } = flow("client", "api gateway")
    editor.updateShape({
      id: id as TLShapeId,
      type: "arrow",
      props: { arrowheadStart: "arrow", arrowheadEnd: "none" },
    })
    moveFlowEnd(editor, flow("api gateway", "client"), "to", node("redis").id)
    expect(seen().filter(line => line === "api gateway -> redis")).toHaveLength(2)
  })

  test("deleting a component deletes the flows that would end at nothing", () => {
    const edges = [flow("client", "api gateway"), flow("api gateway", "redis")]
    expectStep(() => removePart(editor, node("api gateway"), edges), {
      "api gateway (api_gateway)": undefined,
      "client -> api gateway": undefined,
      "api gateway -> redis": undefined,
    })
  })

  test("a box whose words lie on it as a text is renamed there", () => {
    const box = createShapeId("box")
    editor.createShape({ id: box, type: "geo", x: 2000, y: 0, props: { w: 200, h: 100 } })
    editor.createShape({
      id: createShapeId("text"),
      type: "text",
      x: 2060,
      y: 35,
      props: { richText: toRichText("S3") },
    })
    expect(renamePart(editor, node("S3"), "GCS")).toBe("done")
    expect(node("GCS").id).toBe(box)
    expect(
      editor
        .getShapeUtil("geo")
        .getText(editor.getShape(box) as never)
        ?.trim() ?? "",
    ).toBe("")
  })

  test("a line becomes an arrow without heads when it is to say something", () => {
    const [app, store] = [place("client", 3000), place("redis", 3600)]
    const points = [
      { id: "a1", index: "a1", x: 0, y: 0 },
      { id: "a2", index: "a2", x: store.minX - app.maxX, y: 0 },
    ]
    const props = { points: Object.fromEntries(points.map(point => [point.id, point])) }
    editor.createShape({ id: createShapeId("line"), type: "line", x: app.maxX, y: app.midY, props })
    const line = live.readNow().edges.find(({ id }) => id === "shape:line")
    expect(line).toMatchObject({ direction: "none", from: { kind: "near" }, to: { kind: "near" } })
    expect(renameFlow(editor, line as GraphEdge, "polls")).toBe("done")
    expect(editor.getShape(createShapeId("line"))).toBeUndefined()
    expect(live.readNow().edges.find(({ label }) => label === "polls")).toMatchObject({
      direction: "none",
      from: { at: node("client").id, kind: "bound" },
      to: { at: node("redis").id, kind: "bound" },
    })
  })

  function place(label: string, x: number): Box {
    const id = node(label).id as TLShapeId
    editor.updateShape({ id, type: "geo", x, y: 2000 })
    return editor.getShapePageBounds(id) as Box
  }

  test("what is locked, or gone, is left alone and said", () => {
    const redis = node("redis")
    editor.toggleLock([redis.id as TLShapeId])
    expect(renamePart(editor, redis, "x")).toBe("locked")
    expect(removePart(editor, redis, [])).toBe("locked")
    editor.toggleLock([redis.id as TLShapeId])
    editor.deleteShapes([redis.id as TLShapeId])
    expect(renamePart(editor, redis, "x")).toBe("gone")
    expect(setPartKind(room.observer.editor, node("client"), "cdn")).toBe("locked")
  })
})

describe("[OU-15] two people at once", () => {
  test("both type diagrams, and both are there; each undoes only one's own", () => {
    type("client -> api gateway")
    type("kafka -> spark", room.interviewer)
    room.heal()
    const both = seen()
    expect(both).toHaveLength(6)
    for (const peer of room.peers) expect(seen(peer)).toEqual(both)
    editor.undo()
    room.heal()
    for (const peer of room.peers) expect(seen(peer)).toHaveLength(3)
  })

  test("one renames what the other deletes", () => {
    type("client -> api gateway")
    room.heal()
    const theirs = liveGraphOf(room.interviewer.editor)
      .readNow()
      .nodes.find(({ label }) => label === "client")
    removePart(editor, node("client"), [flow("client", "api gateway")])
    if (theirs) renamePart(room.interviewer.editor, theirs, "app")
    room.heal()
    for (const peer of room.peers) expect(seen(peer)).toEqual(["api gateway (api_gateway)"])
  })
})

describe("[OU-16] list and canvas choose together", () => {
  test("a row selects its shape and brings it into view; the selection names its row", () => {
    const far = addComponent(editor, { kind: "cache", at: { x: 9_000, y: 0 } })
    const selection = selectionOf(editor)
    let told = 0
    const stop = selection.subscribe(() => told++)
    expect(selection.getSnapshot()).toBeNull()
    const before = told
    chooseShape(editor, far)
    expect(selection.getSnapshot()).toBe(far)
    editor.emit("tick", 500)
    expect(editor.getViewportPageBounds().collides(editor.getShapePageBounds(far)!)).toBe(true)
    ben.frame()
    expect(told).toBeGreaterThan(before)
    stop()
  })

  test("who cannot select has it pointed out", () => {
    const box = addComponent(editor, { kind: "cache", at: { x: 100, y: 0 } })
    room.heal()
    const watching = room.observer.editor
    chooseShape(watching, box)
    expect(watching.getSelectedShapeIds()).toEqual([])
    expect(watching.getHintingShapeIds()).toEqual([box])
  })
})
