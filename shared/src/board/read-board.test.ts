import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { effectiveParent } from "../records/graph-checks.ts"
import { type BoardRecord, PAGE_ID } from "../records/schema.ts"
import { richText, SHAPE_PROPS } from "../records/testing/sample-records.ts"
import { BoardReader, readBoard } from "./read-board.ts"
import { anyBoard } from "./testing/any-board.ts"

/** Boards of shapes that lie close enough to have something to do with each other. */
const boards = anyBoard()

function moved(records: readonly BoardRecord[], dx: number, dy: number): BoardRecord[] {
  const byId = new Map<string, BoardRecord>(records.map(record => [record.id, record]))
  return records.map(record => {
    // What has a parent that it cannot stand in stands on the page, too.
    const isOnPage = record.typeName === "shape" && effectiveParent(record, id => byId.get(id)) === PAGE_ID
    return isOnPage ? { ...record, x: record.x + dx, y: record.y + dy } : record
  })
}

describe("reading a board", () => {
  test("[GR-1] the order of its records does not matter", () => {
    fc.assert(
      fc.property(
        boards.chain(records =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(readBoard(shuffled)).toEqual(readBoard(records))
        },
      ),
    )
  })

  test("[GR-2] moving everything changes nothing", () => {
    const far = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(
      fc.property(boards, far, far, (records, dx, dy) => {
        expect(readBoard(moved(records, dx, dy))).toEqual(readBoard(records))
      }),
    )
  })

  test("[GR-3] whatever is on it, it gives a graph whose parts all exist, each once and in order", () => {
    fc.assert(
      fc.property(boards, records => {
        const { nodes, edges, containers, texts } = readBoard(records)
        const ids = new Set(records.map(({ id }) => id as string))
        const places = new Set([...nodes, ...containers].map(({ id }) => id))
        const frames = new Set(containers.map(({ id }) => id))
        for (const part of [nodes, edges, containers, texts]) {
          const own = part.map(({ id }) => id)
          expect(own).toEqual([...new Set(own)].sort())
          for (const id of own) expect(ids).toContain(id)
        }
        for (const { records: behind, container } of nodes) {
          for (const id of behind) expect(ids).toContain(id)
          if (container !== null) expect(frames).toContain(container)
        }
        for (const { from, to, records: behind } of edges) {
          for (const { at } of [from, to]) if (at !== null) expect(places).toContain(at)
          for (const { at, kind } of [from, to]) expect(at === null).toBe(kind === "loose")
          for (const id of behind) expect(ids).toContain(id)
        }
        expect(new Set([...nodes, ...containers].map(({ id }) => id)).size).toBe(
          nodes.length + containers.length,
        )
        for (const { id, container } of containers) {
          const above = new Set([id])
          for (
            let at = container;
            at !== null;
            at = containers.find(one => one.id === at)?.container ?? null
          ) {
            expect(above).not.toContain(at)
            above.add(at)
          }
        }
      }),
    )
  })

  test("[GR-4] a reader that has read another state of the board reads as if for the first time", () => {
    fc.assert(
      fc.property(boards, boards, (first, second) => {
        const reader = new BoardReader()
        reader.read(first)
        expect(reader.read([...first, ...second])).toEqual(readBoard([...first, ...second]))
        expect(reader.read(second)).toEqual(readBoard(second))
      }),
    )
  })

  test("[GR-10] words without a box are a component where a free arrow ends beside them", () => {
    const words = (id: string, label: string, x: number, y = 0) =>
      record(id, "text", { x, y, props: { richText: richText(label) } })
    const free = record("shape:z", "arrow", { x: 80, y: 16, props: { end: { x: 150, y: 0 } } })
    const [redis, kafka] = [words("shape:r", "Redis", 0), words("shape:k", "Kafka", 240)]
    const { nodes, edges, texts } = readBoard([redis, kafka, free])
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ["shape:k", "stream"],
      ["shape:r", "cache"],
    ])
    expect(edges).toMatchObject([{ from: { at: "shape:r" }, to: { at: "shape:k" } }])
    expect(texts).toEqual([])

    // Where none ends, where they name nothing, and where a box lies as near, they are words.
    expect(readBoard([redis, kafka]).nodes).toEqual([])
    expect(readBoard([words("shape:r", "hot path", 0), kafka, free]).nodes).toHaveLength(1)
    const box = record("shape:b", "geo", {
      x: 234,
      y: -40,
      props: { w: 200, h: 120, richText: richText("API") },
    })
    expect(
      readBoard([redis, words("shape:k", "Kafka", 240, 90), box, free]).nodes.map(({ id }) => id),
    ).toEqual(["shape:b", "shape:r"])
  })
})

test("[GR-12] an end at the line of a pinned section means nothing by it; at a drawn frame's it does", () => {
  const frame = record("shape:f", "frame", { x: 0, y: 0, props: { w: 600, h: 400, name: "Cell" } })
  const arrow = record("shape:a", "arrow", { x: 900, y: 200, props: { end: { x: -295, y: 0 } } })
  const to = (board: BoardRecord[]) => readBoard(board).edges.map(edge => edge.to)
  expect(to([frame, arrow])).toEqual([{ at: "shape:f", kind: "near" }])
  expect(to([{ ...frame, meta: { pinned: true } } as BoardRecord, arrow])).toEqual([
    { at: null, kind: "loose" },
  ])
})

function record(id: string, type: string, rest: { x: number; y: number; props: object }): BoardRecord {
  const { props, ...place } = rest
  return {
    id,
    typeName: "shape",
    type,
    parentId: PAGE_ID,
    index: "a1V",
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...place,
    props: { ...SHAPE_PROPS[type], ...props },
  } as unknown as BoardRecord
}
