// @vitest-environment jsdom
import { addComponent, addFlow, setLabel } from "@outloud/client/canvas/component-edits.ts"
import { attachEnds, nearEnds } from "@outloud/client/canvas/component-flows.ts"
import { GRAPH_INTERVAL_MS, LiveGraph, liveGraphOf } from "@outloud/client/canvas/live-graph.ts"
import { createShapeId, getArrowBindings, type TLArrowShape } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"

let room: EditorRoom
let ana: BoardPeer
let ben: BoardPeer
let graph: LiveGraph
let told: number

beforeEach(() => {
  room = editorRoom("interviewer", "candidate")
  ;[ana, ben] = room.peers as [BoardPeer, BoardPeer]
  graph = new LiveGraph(ana.editor, ana.scheduler)
  told = 0
})

const listen = () => graph.subscribe(() => told++)
const labels = () => graph.getSnapshot().nodes.map(({ label }) => label)

/** Ben's changes arrive at Ana, and her store tells its listeners. */
function arrive(): void {
  ben.binding.flush()
  ben.wire.deliverUp()
  ana.wire.deliverDown()
  ana.frame()
  ana.editor.store._flushHistory()
}

describe("the live graph", () => {
  test("[CM-15] follows the board at most every 250 ms, and wakes nobody for what changes no graph", () => {
    const stop = listen()
    const id = addComponent(ben.editor, { kind: "cache", label: "Redis", at: { x: 0, y: 0 } })
    arrive()
    ana.scheduler.advance(GRAPH_INTERVAL_MS)
    expect(labels()).toEqual(["Redis"])
    expect(told).toBe(1)
    for (let n = 1; n <= 8; n++) {
      setLabel(ben.editor, id, `Redis ${n}`)
      arrive()
      ana.scheduler.advance(GRAPH_INTERVAL_MS / 10)
    }
    expect(told).toBeLessThanOrEqual(2)
    ana.scheduler.advance(GRAPH_INTERVAL_MS)
    expect(labels()).toEqual(["Redis 8"])
    const [before, snapshot] = [told, graph.getSnapshot()]
    ben.editor.updateShape({ id, type: "geo", x: 700, props: { color: "red" } })
    arrive()
    ana.scheduler.advance(10 * GRAPH_INTERVAL_MS)
    expect(told).toBe(before)
    expect(graph.getSnapshot()).toBe(snapshot)
    stop()
  })

  test("[CM-15] rests while nobody listens, and is up to date for whoever asks or begins to", () => {
    listen()()
    addComponent(ben.editor, { kind: "cache", at: { x: 0, y: 0 } })
    arrive()
    ana.scheduler.advance(10 * GRAPH_INTERVAL_MS)
    expect(told).toBe(0)
    expect(labels()).toEqual(["Cache"])
    addComponent(ana.editor, { kind: "stream", at: { x: 500, y: 0 } })
    const stop = listen()
    expect(labels().toSorted()).toEqual(["Cache", "Event stream"])
    expect(graph.getSnapshot()).toBe(graph.getSnapshot())
    addComponent(ana.editor, { kind: "cdn", at: { x: 0, y: 500 } })
    expect(graph.readNow().nodes).toHaveLength(3)
    expect(told).toBe(1)
    stop()
  })

  test("leaves annotations out, and is one for each editor", () => {
    const stop = listen()
    ana.binding.setActiveLayer("annotations")
    addComponent(ana.editor, { kind: "cache", label: "What if it is full?", at: { x: 0, y: 0 } })
    ana.editor.store._flushHistory()
    ana.scheduler.advance(GRAPH_INTERVAL_MS)
    expect(graph.getSnapshot().nodes).toEqual([])
    expect(told).toBe(0)
    expect(liveGraphOf(ana.editor)).toBe(liveGraphOf(ana.editor))
    expect(liveGraphOf(ana.editor)).not.toBe(liveGraphOf(ben.editor))
    stop()
  })
})

describe("an arrow that ends beside a component", () => {
  test("[CM-16] is known for what it is meant for, whichever way it points, and can be tied to it", () => {
    const { editor } = ana
    const [left, right] = [0, 600].map(x => addComponent(editor, { kind: "service", at: { x, y: 0 } }))
    const id = createShapeId("loose")
    editor.createShape<TLArrowShape>({
      id,
      type: "arrow",
      x: 108,
      y: 0,
      props: { start: { x: 0, y: 0 }, end: { x: 384, y: 0 }, arrowheadStart: "arrow", arrowheadEnd: "none" },
    })
    const ends = nearEnds(editor, graph.getSnapshot())
    expect(ends.map(({ terminal, target }) => [terminal, target])).toEqual([
      ["start", left],
      ["end", right],
    ])
    expect(ends[0]?.at).toMatchObject({ x: 108, y: 0 })
    attachEnds(editor, ends)
    const { start, end } = getArrowBindings(editor, editor.getShape<TLArrowShape>(id)!)
    expect([start?.toId, end?.toId]).toEqual([left, right])
    expect(nearEnds(editor, graph.getSnapshot())).toEqual([])
    addFlow(editor, { from: left!, to: right! })
    expect(nearEnds(editor, graph.getSnapshot())).toEqual([])
    room.heal()
    expect(Object.fromEntries(ana.records())).toEqual(Object.fromEntries(ben.records()))
  })
})
