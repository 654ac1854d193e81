// @vitest-environment jsdom
import { addComponent } from "@outloud/client/canvas/component-edits.ts"
import { addDiagram } from "@outloud/client/canvas/layout-new-parts.ts"
import { layOutParts } from "@outloud/client/canvas/layout-places.ts"
import type { Diagram, DiagramContainer } from "@outloud/shared/board/diagram.ts"
import { readDiagramText } from "@outloud/shared/board/diagram-text.ts"
import type { KindId } from "@outloud/shared/board/kinds.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import fc from "fast-check"
import { type Box, createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import { type EditorRoom, editorRoom } from "../../support/editor-room.ts"

const KINDS: Record<string, KindId> = {
  client: "client",
  gateway: "api_gateway",
  service: "service",
  redis: "cache",
  kafka: "stream",
  warehouse: "warehouse",
}

function typed(text: string): Diagram {
  const recognise = (label: string) => {
    const kind = KINDS[label.split(" ").at(-1) ?? ""]
    return kind && { kind }
  }
  const read = readDiagramText(text, { recognise })
  if (read.kind === "faults") throw new Error(JSON.stringify(read.faults))
  return read.diagram
}

let room: EditorRoom
let editor: Editor

beforeEach(() => {
  room = editorRoom("candidate", "interviewer")
  editor = room.peers[0]?.editor as Editor
})

function startFrame(): void {
  room.hub.write("diagram", doc => {
    for (const record of starterBoard(BANK[0] as Question))
      recordsOf(doc).set(record.id, encodeRecord(record))
  })
  room.heal()
}

function boundsOf(id: TLShapeId | undefined): Box {
  const bounds = id && editor.getShapePageBounds(id)
  if (!bounds) throw new Error(`${id} is not on the board`)
  return bounds
}

/** What stands, less what others stand in. */
function solids(): TLShape[] {
  return editor.getCurrentPageShapes().filter(({ type, meta }) => type === "geo" && !meta.pinned)
}

function overlaps(): string[] {
  const all = solids().map(({ id }) => ({ id, box: boundsOf(id) }))
  return all.flatMap(({ id, box }, n) =>
    all.slice(n + 1).flatMap(other => (box.collides(other.box) ? [`${id} ${other.id}`] : [])),
  )
}

function laneOf(id: TLShapeId | undefined): string | undefined {
  const { center } = boundsOf(id)
  return editor
    .getCurrentPageShapes()
    .filter(shape => shape.id.startsWith("shape:lane-") && boundsOf(shape.id).containsPoint(center))
    .map(shape => shape.id.slice("shape:lane-".length))[0]
}

function component(label: string, x: number, y: number): TLShapeId {
  return addComponent(editor, { kind: "service", label, at: { x, y } })
}

describe("[OU-6] new parts run from left to right in free space", () => {
  test("in the Architecture section, each in the lane of its kind", () => {
    startFrame()
    const { parts } = addDiagram(
      editor,
      typed("client -> api gateway -> playlist service -> redis\nplaylist service => kafka ..> warehouse"),
    )
    expect(Object.fromEntries([...parts].map(([key, id]) => [key, laneOf(id)]))).toEqual({
      client: "edge",
      "api gateway": "edge",
      "playlist service": "online",
      redis: "online",
      kafka: "streaming",
      warehouse: "batch-ml",
    })
    const [client, gateway] = [boundsOf(parts.get("client")), boundsOf(parts.get("api gateway"))]
    expect(gateway.minX).toBeGreaterThanOrEqual(client.maxX + 40)
    expect(gateway.midY).toBe(client.midY)
    expect(boundsOf(parts.get("redis")).minX).toBeGreaterThan(boundsOf(parts.get("playlist service")).maxX)
    for (const id of parts.values()) expect(editor.getShape(id)?.parentId).toBe("shape:section-architecture")
    expect(overlaps()).toEqual([])
  })

  test("an unknown kind stands with what it is connected to", () => {
    startFrame()
    const { parts } = addDiagram(editor, typed("kafka -> foo -> bar"))
    expect([...parts.values()].map(laneOf)).toEqual(["streaming", "streaming", "streaming"])
  })

  test("near what they connect to", () => {
    startFrame()
    const old = component("old", 600, 400)
    const { parts, flows } = typed("old -> new service\nbefore service -> old")
    const added = addDiagram(
      editor,
      { parts: parts.filter(({ key }) => key !== "old"), flows },
      {
        existing: new Map([["old", old]]),
      },
    )
    const after = boundsOf(added.parts.get("new service"))
    const before = boundsOf(added.parts.get("before service"))
    expect(after.minX - boundsOf(old).maxX).toBeLessThan(200)
    expect(boundsOf(old).minX - before.maxX).toBeLessThan(200)
    expect(overlaps()).toEqual([])
  })

  test("beside the board, where there is no section, or no room in it", () => {
    component("old", 100, 100)
    const first = addDiagram(editor, typed("a -> b"))
    for (const id of first.parts.values()) expect(boundsOf(id).minX).toBeGreaterThan(190)
    startFrame()
    const chain = Array.from({ length: 60 }, (_, n) => `service ${n}`).join(" -> ")
    const { parts } = addDiagram(editor, typed(chain))
    expect(boundsOf(parts.get("service 0")).minX).toBeGreaterThan(
      boundsOf(createShapeId("section-deep-dives")).maxX,
    )
    expect(overlaps()).toEqual([])
  })

  test("in rows, where there are more than a layout takes in a moment", () => {
    const names = Array.from({ length: 200 }, (_, n) => `service ${n}`)
    const text = names
      .map((name, n) => `${name} -> ${names[(n * 7 + 1) % 200]}, ${names[(n + 1) % 200]}`)
      .join("\n")
    const diagram = typed(text)
    const started = performance.now()
    layOutParts(editor, diagram)
    // Dagre alone would take minutes.
    expect(performance.now() - started).toBeLessThan(5_000)
    const { parts } = addDiagram(editor, diagram)
    expect(parts.size).toBe(200)
    expect(overlaps()).toEqual([])
  })

  test("until the section is full, and then outside of it", () => {
    startFrame()
    for (let n = 0; n < 60; n++) addDiagram(editor, typed(`s${n} service`))
    expect(overlaps()).toEqual([])
    const inside = solids().filter(({ parentId }) => parentId === "shape:section-architecture")
    expect(inside.length).toBeGreaterThanOrEqual(24)
    expect(inside.length).toBeLessThan(60)
  })

  test("inside of a frame or a box that all its neighbours stand in", () => {
    const frame = createShapeId("frame")
    editor.createShape({ id: frame, type: "frame", x: 0, y: 0, props: { w: 700, h: 400, name: "Cell" } })
    const old = component("old", 150, 200)
    const { parts } = addDiagram(
      editor,
      { ...typed("new service"), flows: [{ from: "old", to: "new service" }] },
      {
        existing: new Map([["old", old]]),
      },
    )
    expect(editor.getShape(parts.get("new service") as TLShapeId)?.parentId).toBe(frame)
  })
})

describe("[OU-7] what is on the board is neither moved nor covered", () => {
  test("whatever is added to whatever board", () => {
    const place = fc.record({
      x: fc.integer({ min: -500, max: 1500 }),
      y: fc.integer({ min: -500, max: 1500 }),
    })
    const names = ["client", "api gateway", "a service", "b service", "redis", "kafka", "foo"]
    const link = fc.tuple(fc.nat(names.length - 1), fc.nat(names.length - 1), fc.boolean())
    startFrame()
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 8 }),
        fc.array(link, { minLength: 1, maxLength: 8 }),
        (places, links) => {
          editor.deleteShapes(editor.getCurrentPageShapes().filter(({ meta }) => !meta.pinned))
          const old = places.map(({ x, y }, n) => component(`old ${n}`, x, y))
          const apart = new Set(overlaps())
          const before = editor.getCurrentPageShapes()
          const text = links.map(([a, b]) => `${names[a]} -> ${names[b]}`).join("\n")
          const ties = links.flatMap(([a, , after], n) => {
            const ends = { from: `old:${n % (old.length || 1)}`, to: names[a] as string }
            return old.length === 0 ? [] : [after ? ends : { from: ends.to, to: ends.from }]
          })
          const diagram = typed(text)
          const existing = new Map(old.map((id, n) => [`old:${n}`, id]))
          const added = addDiagram(editor, { ...diagram, flows: [...diagram.flows, ...ties] }, { existing })
          expect(added.parts.size).toBe(diagram.parts.length)
          expect(added.flows).toHaveLength(diagram.flows.length + ties.length)
          expect(before.map(({ id }) => editor.getShape(id))).toEqual(before)
          expect(overlaps().filter(pair => !apart.has(pair))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test("nor does a new part lie on an arrow that is drawn already", () => {
    startFrame()
    const { parts } = addDiagram(
      editor,
      typed("client -> api gateway -> playlist service -> redis\nclient -> kafka"),
    )
    const gateway = parts.get("api gateway") as TLShapeId
    const { parts: added } = addDiagram(
      editor,
      {
        parts: [{ key: "balancer", kind: "load_balancer", label: "balancer" }],
        flows: [{ from: "balancer", to: "api gateway" }],
      },
      { existing: new Map([["api gateway", gateway]]) },
    )
    const box = boundsOf(added.get("balancer"))
    expect(laneOf(added.get("balancer"))).toBe("edge")
    for (const [from, to] of [
      ["api gateway", "playlist service"],
      ["client", "kafka"],
    ] as const) {
      const { midX } = boundsOf(parts.get(from))
      expect(boundsOf(parts.get(to)).midX).toBe(midX)
      expect(box.minX < midX && midX < box.maxX).toBe(false)
    }
  })

  test("equal boards get equal layouts", () => {
    startFrame()
    const places = () => {
      const { parts, flows } = addDiagram(
        editor,
        typed("client -> api gateway -> a service, b service -> redis"),
      )
      const at = [...parts.values()].map(id => boundsOf(id).toJson())
      editor.deleteShapes([...parts.values(), ...flows])
      return at
    }
    expect(places()).toEqual(places())
  })
})

describe("[OU-8] a diagram is added as one step", () => {
  test("components, frames and bound arrows, selected, which one undo takes back", () => {
    startFrame()
    const before = editor.getCurrentPageShapes()
    const diagram: Diagram = {
      containers: [
        { key: "outer", label: "Region" },
        { key: "inner", label: "Cell", container: "outer" },
      ],
      parts: [
        { key: "a", kind: "client", label: "App" },
        { key: "b", kind: "service", label: "Api", container: "inner", note: "Stateless" },
        { key: "c", kind: "cache", label: "Redis", container: "inner" },
        { key: "d", kind: null, label: "Other", container: "outer" },
      ],
      flows: [
        { from: "a", to: "b", label: "HTTPS", mode: "sync" },
        { from: "b", to: "c", direction: "both", mode: "async" },
        { from: "a", to: "outer", direction: "none" },
        { from: "inner", to: "b" },
        { from: "a", to: "nowhere" },
      ],
    }
    const { parts, containers, flows } = addDiagram(editor, diagram)
    const shape = (id: TLShapeId | undefined) => editor.getShape(id as TLShapeId)
    expect(shape(parts.get("b"))).toMatchObject({
      parentId: containers.get("inner"),
      meta: { kind: "service", note: "Stateless" },
    })
    expect(shape(parts.get("d"))?.parentId).toBe(containers.get("outer"))
    expect(shape(containers.get("inner"))).toMatchObject({
      parentId: containers.get("outer"),
      props: { name: "Cell" },
    })
    expect(flows).toHaveLength(4)
    expect(flows.map(id => shape(id)?.props)).toMatchObject([
      { text: "HTTPS", dash: "solid", arrowheadStart: "none", arrowheadEnd: "arrow" },
      { dash: "dashed", arrowheadStart: "arrow" },
      { arrowheadEnd: "none" },
      {},
    ])
    for (const id of flows) expect(editor.getBindingsFromShape(id, "arrow")).toHaveLength(2)
    expect(new Set(editor.getSelectedShapeIds())).toEqual(new Set([parts.get("a"), containers.get("outer")]))
    for (const key of ["b", "c"])
      expect(boundsOf(containers.get("inner")).contains(boundsOf(parts.get(key)))).toBe(true)
    expect(boundsOf(containers.get("outer")).contains(boundsOf(containers.get("inner")))).toBe(true)
    editor.undo()
    expect(editor.getCurrentPageShapes()).toEqual(before)
  })

  test("a peer gets it whole", () => {
    startFrame()
    addDiagram(editor, typed("client -> api gateway: HTTPS"))
    room.heal()
    expect([...(room.peers[1]?.records().keys() ?? [])].sort()).toEqual(
      [...(room.peers[0]?.records().keys() ?? [])].sort(),
    )
    expect(room.peers[1]?.records()).toEqual(room.peers[0]?.records())
  })

  test("it is brought into view, and nothing is done for somebody who only watches", () => {
    component("far", 50_000, 0)
    const { parts } = addDiagram(editor, typed("a -> b"))
    editor.emit("tick", 500)
    for (const id of parts.values()) expect(editor.getViewportPageBounds().collides(boundsOf(id))).toBe(true)
    const count = editor.getCurrentPageShapes().length
    editor.updateInstanceState({ isReadonly: true })
    expect(addDiagram(editor, typed("c -> d")).parts.size).toBe(0)
    expect(editor.getCurrentPageShapes()).toHaveLength(count)
  })

  test("containers that stand in each other, hostile keys and flows to oneself do no harm", () => {
    const keys = fc.constantFrom("a", "b", "c", "__proto__", "constructor", "toString", "")
    const label = fc.string({ maxLength: 30 })
    const container = fc.option(keys, { nil: undefined })
    const holder = fc.record({ key: keys, label, container }) as fc.Arbitrary<DiagramContainer>
    const part = fc.record({ key: keys.map(key => `p${key}`), kind: fc.constant(null), label, container })
    const flow = fc.record({
      from: keys.map(key => `p${key}`),
      to: fc.oneof(
        keys,
        keys.map(key => `p${key}`),
      ),
    })
    fc.assert(
      fc.property(
        fc.array(holder, { maxLength: 5 }),
        fc.array(part, { maxLength: 6 }),
        fc.array(flow, { maxLength: 8 }),
        (containers, parts, flows) => {
          const unique = <T extends { key: string }>(all: T[]) => [
            ...new Map(all.map(one => [one.key, one])).values(),
          ]
          const diagram = { containers: unique(containers), parts: unique(parts), flows } as Diagram
          const added = addDiagram(editor, diagram)
          expect(added.parts.size).toBe(diagram.parts.length)
          expect(added.containers.size).toBe(diagram.containers?.length)
          editor.deleteShapes([...editor.getCurrentPageShapeIds()])
        },
      ),
      { numRuns: 60 },
    )
  })
})
