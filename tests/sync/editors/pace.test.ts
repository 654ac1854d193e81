// @vitest-environment jsdom
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { createShapeId, type TLDrawShape } from "tldraw"
import { beforeEach, describe, expect, test } from "vitest"
import type { BoardPeer } from "../../support/board-peer.ts"
import { fullRoom } from "../../support/editor-room.ts"

const box = createShapeId("box")

let room: ReturnType<typeof fullRoom>
let candidate: BoardPeer

beforeEach(() => {
  room = fullRoom()
  candidate = room.candidate
})

/** The document's own entry, as somebody else would read it now. */
function written(): { xy?: [number, number]; [field: string]: unknown } {
  return recordsOf(candidate.docs.diagram).get(box)?.toJSON() ?? {}
}

describe("a drag", () => {
  beforeEach(() => {
    candidate.editor.createShape({
      id: box,
      type: "geo",
      x: 100,
      y: 100,
      props: { w: 100, h: 100, fill: "solid" },
    })
    room.heal()
    candidate.sent.length = 0
  })

  test("[BD-11] of a second writes one small update every 50 ms, and where it ends", () => {
    candidate.mouse("pointer_move", 150, 150)
    candidate.mouse("pointer_down", 150, 150)
    for (let frame = 1; frame <= 60; frame++) {
      candidate.mouse("pointer_move", 150 + frame * 5, 150)
      candidate.frame(1000 / 60)
    }
    expect(candidate.sent.length).toBeGreaterThan(12)
    expect(candidate.sent.length).toBeLessThanOrEqual(21)
    for (const { bytes } of candidate.sent) expect(bytes.length).toBeLessThan(60)
    candidate.mouse("pointer_up", 450, 150)
    candidate.binding.flush()
    expect(written().xy).toEqual([400, 100])
  })

  test("[BD-11] is not written faster because others are busy elsewhere", () => {
    room.interviewer.editor.createShape({ id: createShapeId("theirs"), type: "geo" })
    room.heal()
    candidate.sent.length = 0
    for (let frame = 0; frame < 60; frame++) {
      candidate.editor.updateShape({ id: box, type: "geo", x: frame })
      room.interviewer.editor.updateShape({ id: createShapeId("theirs"), type: "geo", x: frame })
      room.interviewer.settle()
      room.interviewer.wire.deliverUp()
      candidate.wire.deliverDown()
      candidate.frame(1000 / 60)
    }
    expect(candidate.sent.length).toBeLessThanOrEqual(21)
  })

  test("[BD-11] of many shapes is one update at a time", () => {
    const ids = Array.from({ length: 50 }, (_, at) => createShapeId(`many-${at}`))
    candidate.editor.createShapes(ids.map(id => ({ id, type: "geo" })))
    candidate.settle()
    candidate.sent.length = 0
    candidate.editor.updateShapes(ids.map(id => ({ id, type: "geo", x: 9 })))
    candidate.settle()
    expect(candidate.sent).toHaveLength(1)
  })
})

describe("the moment of writing", () => {
  test("[BD-24] is at once after a pause, and at least 50 ms later after that", () => {
    candidate.scheduler.advance(1000)
    candidate.editor.createShape({ id: box, type: "geo", x: 1 })
    expect(candidate.sent).toHaveLength(0)
    candidate.scheduler.advance(0)
    expect(candidate.sent).toHaveLength(1)
    candidate.editor.updateShape({ id: box, type: "geo", x: 2 })
    candidate.scheduler.advance(49)
    expect(candidate.sent).toHaveLength(1)
    candidate.scheduler.advance(1)
    expect(written().xy).toEqual([2, 0])
  })

  test.each([
    ["the window loses the focus", () => window.dispatchEvent(new Event("blur"))],
    ["the page is left", () => window.dispatchEvent(new Event("pagehide"))],
    [
      "the page is hidden",
      () => {
        Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
        document.dispatchEvent(new Event("visibilitychange"))
        Reflect.deleteProperty(document, "visibilityState")
      },
    ],
  ])("[BD-24] is when %s, without waiting", (_name, leave) => {
    candidate.editor.createShape({ id: box, type: "geo" })
    leave()
    expect(candidate.sent).toHaveLength(1)
  })

  test("[BD-24] is when the pointer is lifted, after the canvas has dealt with it", () => {
    candidate.editor.createShape({ id: box, type: "geo" })
    candidate.scheduler.advance(0)
    candidate.editor.updateShape({ id: box, type: "geo", x: 7 })
    window.dispatchEvent(new Event("pointerup"))
    candidate.scheduler.advance(0)
    expect(written().xy).toEqual([7, 0])
  })

  test("[BD-24] comes before the board goes away", () => {
    candidate.editor.createShape({ id: box, type: "geo" })
    candidate.binding.dispose()
    expect(candidate.sent).toHaveLength(1)
  })
})

describe("a stroke", () => {
  function draw(points: number, isComplete: boolean): void {
    const segments = [
      { type: "free", points: Array.from({ length: points }, (_, x) => ({ x, y: 0, z: 0.5 })) },
    ]
    const partial = { id: box, type: "draw", props: { segments, isComplete } } as const
    if (candidate.editor.getShape(box))
      candidate.editor.updateShape(partial as Parameters<typeof candidate.editor.updateShape>[0])
    else candidate.editor.createShape(partial as Parameters<typeof candidate.editor.createShape>[0])
  }

  test("[BD-12] goes out at most four times a second while it is drawn, and whole at the end", () => {
    for (let frame = 1; frame <= 120; frame++) {
      draw(frame, false)
      candidate.frame(1000 / 60)
    }
    expect(candidate.sent.length).toBeGreaterThanOrEqual(7)
    expect(candidate.sent.length).toBeLessThanOrEqual(9)
    draw(121, true)
    candidate.frame(50)
    room.heal()
    const theirs = room.interviewer.editor.getShape(box) as TLDrawShape
    expect(theirs.props.segments[0]?.points).toHaveLength(121)
    expect(theirs.props.isComplete).toBe(true)
  })

  test("[BD-12] does not hold up what else is done meanwhile", () => {
    draw(1, false)
    candidate.frame(50)
    draw(2, false)
    candidate.editor.createShape({ id: createShapeId("quick"), type: "geo" })
    candidate.frame(50)
    expect(recordsOf(candidate.docs.diagram).has(createShapeId("quick"))).toBe(true)
    expect(written()["props.segments"]).toBeUndefined()
  })

  test("[BD-12] is gone for good when somebody deletes it while it is drawn", () => {
    draw(1, false)
    room.heal()
    room.interviewer.editor.deleteShape(box)
    room.interviewer.settle()
    draw(2, false)
    room.heal()
    expect(candidate.editor.getShape(box)).toBeUndefined()
    expect(recordsOf(room.hub.docs.diagram).has(box)).toBe(false)
  })
})

test("what another person only moves is not measured anew: tldraw has the very props that it had", () => {
  candidate.editor.createShape({ id: box, type: "geo", x: 100, y: 100, meta: { kind: "cache" } })
  room.heal()
  const seen = () => room.interviewer.editor.getShape(box)
  const before = seen()
  candidate.editor.updateShape({ id: box, type: "geo", x: 400 })
  room.heal()
  expect(seen()).toMatchObject({ x: 400, props: before?.props, meta: before?.meta })
  expect(seen()?.props).toBe(before?.props)
  expect(seen()?.meta).toBe(before?.meta)
  candidate.editor.updateShape({ id: box, type: "geo", props: { color: "red" } })
  room.heal()
  expect(seen()?.props).toMatchObject({ color: "red" })
  expect(seen()?.meta).toBe(before?.meta)
})
