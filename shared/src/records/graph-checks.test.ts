import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { effectiveParent, GraphIndex, type GraphRecord, graphProblems, MAX_NESTING } from "./graph-checks.ts"

const PAGE = "page:page"

function shape(id: string, parentId = PAGE, type = "frame"): GraphRecord {
  return {
    id: `shape:${id}`,
    typeName: "shape",
    type,
    parentId: parentId === PAGE ? PAGE : `shape:${parentId}`,
  }
}

function binding(id: string, from: string, to: string, terminal = "start"): GraphRecord {
  return {
    id: `binding:${id}`,
    typeName: "binding",
    type: "arrow",
    fromId: `shape:${from}`,
    toId: `shape:${to}`,
    props: { terminal },
  }
}

function board(...records: GraphRecord[]): Map<string, GraphRecord> {
  return new Map(records.map(record => [record.id, record]))
}

/** Writes the repairs, as the server does. */
function mend(records: Map<string, GraphRecord>): void {
  for (const { kind, id } of graphProblems(records)) {
    const record = records.get(id)
    if (kind === "binding") records.delete(id)
    else if (record) records.set(id, { ...record, parentId: PAGE })
  }
}

describe("parents", () => {
  test("[SY-20] a sound board has no problems", () => {
    const records = board(shape("a"), shape("b", "a", "group"), shape("c", "b", "geo"))
    expect(graphProblems(records)).toEqual([])
  })

  test("[SY-20] a shape whose parent is gone, or holds nothing, stands on the page", () => {
    const records = board(
      shape("a", "gone"),
      shape("b", PAGE, "geo"),
      shape("c", "b"),
      binding("x", "a", "b"),
      {
        ...shape("d"),
        parentId: "binding:x",
      },
    )
    const parents = graphProblems(records).filter(problem => problem.kind === "parent")
    expect(parents).toEqual([
      { kind: "parent", id: "shape:a", reason: "missing" },
      { kind: "parent", id: "shape:c", reason: "not-a-container" },
      { kind: "parent", id: "shape:d", reason: "not-a-container" },
    ])
  })

  test("[SY-20] a circle is cut once, at its smallest id", () => {
    const records = board(shape("b", "c"), shape("c", "a"), shape("a", "b"), shape("tail", "c"))
    expect(graphProblems(records)).toEqual([{ kind: "parent", id: "shape:a", reason: "cycle" }])
    const get = (id: string) => records.get(id)
    expect([...records.values()].map(record => effectiveParent(record, get))).toEqual([
      "shape:c",
      "shape:a",
      PAGE,
      "shape:c",
    ])
  })

  test("[SY-20] a shape inside itself stands on the page", () => {
    expect(graphProblems(board(shape("a", "a")))).toEqual([
      { kind: "parent", id: "shape:a", reason: "cycle" },
    ])
  })

  test("[SY-20] nesting has a limit", () => {
    const chain = (length: number) =>
      board(...Array.from({ length }, (_, i) => shape(`n${i}`, i === 0 ? PAGE : `n${i - 1}`)))
    expect(graphProblems(chain(MAX_NESTING + 1))).toEqual([])
    expect(graphProblems(chain(MAX_NESTING + 2))).toMatchObject([{ reason: "too-deep" }])
  })

  test("[SY-20] a circle of thousands is taken apart in linear time", () => {
    const size = 20_000
    const records = board(...Array.from({ length: size }, (_, i) => shape(`n${i}`, `n${(i + 1) % size}`)))
    mend(records)
    expect(graphProblems(records)).toEqual([])
  })
})

describe("bindings", () => {
  const ends = [shape("arrow", PAGE, "arrow"), shape("box", PAGE, "geo"), shape("group", PAGE, "group")]

  test("[SY-21] an arrow may be bound at both ends", () => {
    const records = board(...ends, binding("a", "arrow", "box"), binding("b", "arrow", "box", "end"))
    expect(graphProblems(records)).toEqual([])
  })

  test.each([
    ["missing-end", binding("a", "arrow", "gone")],
    ["missing-end", binding("a", "gone", "box")],
    ["not-from-an-arrow", binding("a", "box", "group")],
    ["to-an-arrow-or-group", binding("a", "arrow", "group")],
    ["to-an-arrow-or-group", binding("a", "arrow", "arrow")],
  ])("[SY-21] %s: the binding goes", (reason, record) => {
    expect(graphProblems(board(...ends, record))).toEqual([{ kind: "binding", id: "binding:a", reason }])
  })

  test("[SY-21] of two bindings at one end the smaller id stays, unless it cannot", () => {
    const twice = board(...ends, binding("a", "arrow", "box"), binding("b", "arrow", "box"))
    expect(graphProblems(twice)).toEqual([{ kind: "binding", id: "binding:b", reason: "terminal-taken" }])
    const once = board(...ends, binding("a", "arrow", "gone"), binding("b", "arrow", "box"))
    expect(graphProblems(once)).toEqual([{ kind: "binding", id: "binding:a", reason: "missing-end" }])
  })
})

describe("agreement", () => {
  const name = fc.constantFrom("a", "b", "c", "d", "e", "f")
  const record = fc.oneof(
    fc
      .tuple(name, fc.oneof(name, fc.constant(PAGE)), fc.constantFrom("frame", "group", "geo", "arrow"))
      .map(([id, parent, type]) => shape(id, parent, type)),
    fc
      .tuple(name, name, name, fc.constantFrom("start", "end"))
      .map(([id, from, to, end]) => binding(id, from, to, end)),
  )
  const change = fc.oneof(
    record,
    fc.tuple(fc.constantFrom("shape", "binding"), name).map(([kind, id]) => `${kind}:${id}`),
  )

  test("[SY-22] one repair is enough, and leaves no circle and nothing too deep", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), records => {
        const all = board(...records)
        mend(all)
        expect(graphProblems(all).filter(problem => problem.kind === "parent")).toEqual([])
        for (const start of all.values()) {
          let at: GraphRecord | undefined = start
          for (let steps = 0; at !== undefined; steps++) {
            expect(steps).toBeLessThanOrEqual(MAX_NESTING)
            at = all.get(at.parentId ?? "")
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test("[SY-22] problems do not depend on the order of the records", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 15 }), records => {
        const all = [...board(...records).values()]
        expect(graphProblems(board(...all.toReversed()))).toEqual(graphProblems(board(...all)))
      }),
      { numRuns: 300 },
    )
  })

  test("[SY-22] looking around each change finds what looking at the whole board finds", () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 10 }), steps => {
        const index = new GraphIndex()
        const known = new Map<string, string>()
        for (const step of steps) {
          for (const each of step) {
            if (typeof each === "string") index.delete(each)
            else index.set(each)
          }
          const ids = step.map(each => (typeof each === "string" ? each : each.id))
          const around = index.problemsAround(ids).map(problem => JSON.stringify(problem))
          const whole = index.problems().map(problem => JSON.stringify(problem))
          for (const problem of around) expect(whole).toContain(problem)
          for (const problem of whole) if (!known.has(problem)) expect(around).toContain(problem)
          known.clear()
          for (const problem of whole) known.set(problem, problem)
        }
      }),
      { numRuns: 500 },
    )
  })
})
