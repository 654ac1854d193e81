import { type ReadDrawing, readExcalidraw } from "@outloud/shared/import/excalidraw.ts"
import { type ReadChart, readMermaid } from "@outloud/shared/import/mermaid.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import type { TLGeoShape, TLShape } from "tldraw"
import { describe, expect, test } from "vitest"
import { importFixture } from "../../support/import-files.ts"

const FILE = importFixture("playlists.excalidraw")

function read(text: string): ReadDrawing {
  const result = readExcalidraw(text)
  expect(result).toMatchObject({ kind: "drawing" })
  return result as ReadDrawing
}

function wordsIn(shape: { props: object } | undefined): string {
  return [...JSON.stringify(shape?.props).matchAll(/"text":"([^"]+)"/g)].map(([, text]) => text).join("\n")
}

describe("a whole drawing", () => {
  const { records } = read(FILE)
  const byWords = new Map(records.map(record => [wordsIn(record), record]))
  const named = (words: string) => byWords.get(words) as TLGeoShape
  const boundTo = (arrow: BoardRecord | undefined) =>
    records.flatMap(record =>
      record.typeName === "binding" && record.fromId === arrow?.id ? [record.toId] : [],
    )

  test("[IO-7] keeps its boxes with their words, its arrows with what they join, and the order of both", () => {
    expect(named("Mobile app")).toMatchObject({
      type: "geo",
      props: { geo: "ellipse", color: "light-blue", fill: "solid" },
    })
    expect(named("Playlist\nservice").props).toMatchObject({ color: "light-green", fill: "pattern" })
    expect(named("Kafka topic").props).toMatchObject({ geo: "diamond", color: "red", dash: "dashed" })
    const request = byWords.get("GET /playlists")
    expect(request).toMatchObject({ type: "arrow", props: { dash: "draw", arrowheadEnd: "arrow", bend: 0 } })
    expect(boundTo(request)).toEqual([named("Mobile app").id, named("API gateway").id])
    expect(byWords.get("changed")).toMatchObject({ props: { dash: "dashed", bend: -40 } })
    const indexes = records
      .filter((record): record is TLShape => record.typeName === "shape")
      .filter(({ parentId }) => parentId === PAGE_ID)
      .map(({ index }) => index)
    expect(new Set(indexes).size).toBe(indexes.length)
  })

  test("[IO-7] keeps frames and groups, in which everything lies where it lay", () => {
    const frame = records.find(record => record.type === "frame") as TLShape
    expect(frame).toMatchObject({ parentId: PAGE_ID, props: { name: "Serving", w: 520, h: 420 } })
    expect(named("API gateway")).toMatchObject({ parentId: frame.id, x: 40, y: 60 })
    const inner = records.find(({ id }) => id === named("Redis").parentId) as TLShape
    const outer = records.find(({ id }) => id === inner.parentId) as TLShape
    expect([inner.type, outer.type, outer.parentId]).toEqual(["group", "group", frame.id])
    expect(named("hot playlists").parentId).toBe(outer.id)
    const at = [named("Redis"), inner, outer, frame].reduce(
      (sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }),
      { x: 0, y: 0 },
    )
    const client = named("Mobile app")
    expect({ x: at.x - client.x, y: at.y - client.y }).toEqual({ x: 700, y: 220 })
  })

  test("[IO-5] says how many parts were left out, and why", () => {
    expect(Object.fromEntries(read(FILE).leftOut.map(({ what, count }) => [what, count]))).toEqual({
      pictures: 1,
      "embedded pages": 1,
      "links to other pages": 1,
      "corners of arrows, which have one bend on a board": 1,
    })
  })
})

describe("a flowchart in", () => {
  function chart(name: string): ReadChart {
    const result = readMermaid(importFixture(name), () => undefined)
    expect(result).toMatchObject({ kind: "diagram" })
    return result as ReadChart
  }

  test("[IO-3] a file of its own", () => {
    const { diagram, leftOut } = chart("discover-weekly.mmd")
    expect(diagram.parts).toHaveLength(12)
    expect(diagram.flows).toHaveLength(12)
    expect(diagram.containers?.map(({ label, container }) => [label, container])).toEqual([
      ["Weekly pipeline", undefined],
      ["serving", "weekly"],
    ])
    expect(diagram.parts.find(({ key }) => key === "ann")).toMatchObject({
      label: "Vector index",
      container: "serving",
    })
    expect(diagram.flows.filter(({ mode }) => mode === "batch").map(({ from, to }) => [from, to])).toEqual([
      ["kafka", "lake"],
      ["lake", "als"],
      ["als", "ann"],
    ])
    expect(leftOut.map(({ what }) => what.split(",")[0])).toEqual([
      "titles and settings",
      "invisible links",
      "colours and styles",
      "links to other pages",
      "outlines of boxes",
    ])
  })

  test("[IO-3] a Markdown document", () => {
    const { diagram, leftOut } = chart("notes.md")
    expect(diagram.parts.map(({ label }) => label)).toEqual([
      "Client",
      "API gateway",
      "Rate limiter",
      "Redis counters",
      "Service",
      "Legacy",
    ])
    expect(diagram.flows.map(({ label }) => label)).toEqual([
      undefined,
      'check "limit"',
      undefined,
      "allowed",
      undefined,
    ])
    expect(leftOut.map(({ what }) => what)).toEqual([
      "other diagrams of this file",
      "round and crossed heads of links",
      "outlines of boxes, which say no kind that the board knows",
    ])
  })
})
