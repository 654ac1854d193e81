import type { TLArrowShape, TLShape } from "@tldraw/tlschema"
import { describe, expect, test } from "vitest"
import { graphProblems } from "../records/graph-checks.ts"
import { DEFAULT_LIMITS } from "../records/limits.ts"
import { PAGE_ID } from "../records/schema.ts"
import { checkRecord } from "../records/validate-record.ts"
import { type ReadDrawing, readExcalidraw } from "./excalidraw.ts"
import { inkOf } from "./excalidraw-look.ts"
import type { Refused } from "./left-out.ts"

function drawing(...elements: object[]): string {
  const filled = elements.map((element, n) => ({
    id: `e${n}`,
    x: 0,
    y: 0,
    width: 100,
    height: 50,
    ...element,
  }))
  return JSON.stringify({ type: "excalidraw", version: 2, elements: filled })
}

function read(text: string): ReadDrawing {
  const result = readExcalidraw(text)
  expect(result).toMatchObject({ kind: "drawing" })
  const { records } = result as ReadDrawing
  for (const record of records) expect(checkRecord(record.id, record, DEFAULT_LIMITS)).toBeUndefined()
  expect(graphProblems(new Map(records.map(record => [record.id, record])))).toEqual([])
  return result as ReadDrawing
}

function shapes(text: string): TLShape[] {
  return read(text).records.filter((record): record is TLShape => record.typeName === "shape")
}

function only(element: object): TLShape {
  return shapes(drawing(element))[0] as TLShape
}

function wordsIn(shape: { props: object } | undefined): string {
  return [...JSON.stringify(shape?.props).matchAll(/"text":"([^"]+)"/g)].map(([, text]) => text).join("\n")
}

function losses(text: string): Record<string, number> {
  return Object.fromEntries(read(text).leftOut.map(({ what, count }) => [what, count]))
}

describe("an element", () => {
  test("[IO-7] that is turned is turned about its own middle", () => {
    const turned = shapes(drawing({ type: "rectangle" }, { type: "rectangle", angle: Math.PI }))[1] as TLShape
    expect(turned.rotation).toBe(Math.PI)
    expect(turned.x).toBeCloseTo(100)
    expect(turned.y).toBeCloseTo(50)
    const line = shapes(
      drawing(
        { type: "text", text: "x" },
        {
          type: "line",
          points: [
            [0, 0],
            [100, 0],
          ],
          angle: Math.PI / 2,
        },
      ),
    )[1]
    expect(line?.x).toBeCloseTo(50)
    expect(line?.y).toBeCloseTo(-50)
  })

  test("[IO-7] that was drawn backwards, or far out on its page, stands upright at the same place", () => {
    expect(only({ type: "rectangle", x: 5e7, y: -3e9, width: -80, height: -20 })).toMatchObject({
      x: 0,
      y: 0,
      props: { w: 80, h: 20 },
    })
  })

  test("[IO-7] keeps line, letters, size, opacity and lock", () => {
    expect(
      only({ type: "rectangle", strokeStyle: "dotted", strokeWidth: 4, opacity: 40, locked: true }),
    ).toMatchObject({
      opacity: 0.4,
      isLocked: true,
      props: { dash: "dotted", size: "l" },
    })
    expect(only({ type: "rectangle", roughness: 0 }).props).toMatchObject({ dash: "solid" })
    const text = only({ type: "text", text: "a\nb", fontSize: 36, fontFamily: 3, textAlign: "right" })
    expect(text.props).toMatchObject({ size: "l", scale: 1, font: "mono", textAlign: "end", autoSize: true })
    expect(wordsIn(text)).toBe("a\nb")
    expect(only({ type: "text", text: "a b", autoResize: false, width: 90 }).props).toMatchObject({
      autoSize: false,
    })
  })

  test.each([
    ["#1e1e1e", "black"],
    ["#e03131", "red"],
    ["#2f9e44", "light-green"],
    ["#1971c2", "blue"],
    ["#f08c00", "yellow"],
    ["#868e96", "grey"],
    ["#fff", "white"],
    ["tomato", "black"],
    ["transparent", "black"],
  ])("[IO-7] drawn in %s is %s", (color, name) => {
    expect(inkOf(color)).toBe(name)
  })

  test.each([
    ["#ffc9c9", "light-red"],
    ["#b2f2bb", "light-green"],
    ["#a5d8ff", "light-blue"],
    ["#ffec99", "yellow"],
    ["#e9ecef", "grey"],
    ["#ffffff", "black"],
  ])("[IO-7] filled with %s in a black line is %s", (backgroundColor, color) => {
    expect(
      only({ type: "rectangle", strokeColor: "#1e1e1e", backgroundColor, fillStyle: "solid" }).props,
    ).toMatchObject({ color, fill: "solid" })
  })

  test("[IO-7] of thousands of points is thinned out", () => {
    const points = Array.from({ length: 20_000 }, (_, n) => [n, n % 7])
    const [stroke, line] = shapes(drawing({ type: "freedraw", points }, { type: "line", points }))
    expect(JSON.stringify(stroke).match(/"z"/g)).toHaveLength(2_500)
    expect(JSON.stringify(line)).toContain('"x":19999')
  })

  test("[IO-7] that is a line with a head is an arrow, and an elbow stays one", () => {
    const points = [
      [0, 0],
      [50, 0],
      [50, 90],
    ]
    expect(only({ type: "line", points, endArrowhead: "triangle" })).toMatchObject({
      type: "arrow",
      props: { arrowheadEnd: "triangle" },
    })
    expect((only({ type: "arrow", points, elbowed: true }) as TLArrowShape).props).toMatchObject({
      kind: "elbow",
      bend: 0,
    })
  })
})

describe("hostile elements", () => {
  const box = { type: "rectangle" }

  test("[IO-8] are left out, and counted", () => {
    const text = drawing(
      box,
      { type: "rectangle", x: 1e300 },
      { type: "rectangle", x: "far" },
      { type: "rectangle", width: 1e12 },
      { type: "text", text: "x".repeat(30_000) },
      {
        type: "arrow",
        points: [
          [0, 0],
          [null, 1],
        ],
      },
      { type: "arrow", points: [[0, 0]] },
      { type: "freedraw", points: [] },
      { type: "__proto__" },
      { type: "constructor" },
      { type: "selection" },
      { type: "image" },
    )
    expect(shapes(text)).toHaveLength(1)
    expect(losses(text)).toEqual({ "parts that are huge or far away": 2, "damaged parts": 7, pictures: 1 })
  })

  test("[IO-8] cannot stand in themselves, in what is not there, or in what is no frame", () => {
    const text = drawing(
      { ...box, groupIds: ["a", "b"] },
      { ...box, groupIds: ["b", "a"] },
      { ...box, groupIds: ["a"], frameId: "e0" },
      { type: "frame", id: "f", frameId: "f", groupIds: ["a"], name: "F" },
      { ...box, frameId: "f", groupIds: Array.from({ length: 500 }, (_, n) => `deep${n}`) },
      { ...box, frameId: "f", groupIds: Array.from({ length: 500 }, (_, n) => `deep${n}`) },
      { ...box, frameId: "gone", groupIds: ["alone"] },
      { type: "text", text: "x", containerId: "e7" },
      { type: "text", id: "label", text: "y", containerId: "label" },
    )
    const all = shapes(text)
    expect(all.filter(({ type }) => type !== "group")).toHaveLength(9)
    expect(all.find(({ type }) => type === "frame")?.parentId).toBe(PAGE_ID)
  })

  test("[IO-8] with the names of an object's own workings are data like any other", () => {
    const text = drawing(box).replace(
      '"type":"rectangle"',
      '"type":"rectangle","__proto__":{"isDeleted":true,"x":9}',
    )
    expect(shapes(text)).toMatchObject([{ x: 0 }])
    expect(
      shapes(
        drawing(
          { ...box, id: "__proto__" },
          {
            type: "arrow",
            points: [
              [0, 0],
              [9, 9],
            ],
            startBinding: { elementId: "__proto__" },
          },
        ),
      ),
    ).toHaveLength(2)
    expect(({} as { isDeleted?: unknown }).isDeleted).toBeUndefined()
  })
})

describe("a file", () => {
  test.each<[string, string, Partial<Refused>]>([
    ["is not JSON", '{\n  "type": "excalidraw",\n  "elements": [,]\n}', { line: 3, column: 16 }],
    [
      "is cut off",
      drawing(...Array(20).fill({ type: "rectangle" })).slice(0, 500),
      { message: "This file is damaged: it is not valid JSON." },
    ],
    ["is something else", '{"type":"other"}', {}],
    ["is null", "null", {}],
    [
      "is a library",
      '{"type":"excalidrawlib"}',
      { message: "This is a library of Excalidraw, not a drawing." },
    ],
    ["has no list", '{"type":"excalidraw","elements":{}}', {}],
    ["is empty", drawing(), {}],
    ["has nothing for a board", drawing({ type: "image" }), {}],
    ["holds too much", drawing(...Array.from({ length: DEFAULT_LIMITS.layerRecords + 1 }, () => ({}))), {}],
    ["is far too large", " ".repeat(DEFAULT_LIMITS.layerBytes + 1), {}],
  ])("[IO-8] that %s is refused, and says why", (_name, text, expected) => {
    expect(readExcalidraw(text)).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^[A-Z].*\.$/),
      ...expected,
    })
  })
})
