import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  MAX_TYPED_LENGTH,
  nameKey,
  readDiagramText,
  readFlowsFrom,
  type TypedDiagram,
} from "./diagram-text.ts"
import { type BoardGraph, EMPTY_GRAPH, type GraphEdge, type GraphNode } from "./graph.ts"
import { KIND_IDS, type KindId } from "./kinds.ts"

const WORDS: Record<string, KindId> = {
  redis: "cache",
  kafka: "stream",
  service: "service",
  gateway: "api_gateway",
}

function recognise(label: string): { kind: KindId } | undefined {
  const kind = WORDS[label.toLowerCase().split(" ").at(-1) ?? ""]
  return kind && { kind }
}

function read(text: string, graph: BoardGraph = EMPTY_GRAPH): TypedDiagram {
  const typed = readDiagramText(text, { recognise, graph })
  if (typed.kind === "faults") throw new Error(JSON.stringify(typed.faults))
  return typed
}

/** A flow in one line: from, how, to, and what. */
function flowsOf(text: string, graph?: BoardGraph): string[] {
  return read(text, graph).diagram.flows.map(({ from, to, mode, label, direction }) => {
    const sign = direction === "both" ? "<->" : "->"
    return `${from} ${sign} ${to}${mode ? ` (${mode})` : ""}${label === undefined ? "" : `: ${label}`}`
  })
}

function namesOf(text: string): string[] {
  return read(text).diagram.parts.map(({ label, kind }) => `${label} [${kind}]`)
}

function faultsOf(text: string, graph?: BoardGraph): string[] {
  const typed = readDiagramText(text, { recognise, ...(graph && { graph }) })
  return typed.kind === "diagram"
    ? []
    : typed.faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

function node(id: string, label: string, kind: KindId | null = null): GraphNode {
  return { id, records: [id], kind, kindFrom: kind && "person", label, note: "", container: null }
}

function edge(from: string, to: string, label = "", mode: GraphEdge["mode"] = null): GraphEdge {
  const id = `shape:${from}-${to}`
  const end = (at: string) => ({ at, kind: "bound" }) as const
  return { id, records: [id], from: end(from), to: end(to), direction: "forward", label, mode }
}

describe("[OU-1] a line is a chain of names and arrows", () => {
  test("each new name is a part, of the kind that its words say", () => {
    expect(namesOf("client -> API  gateway -> playlist service -> Redis")).toEqual([
      "client [null]",
      "API gateway [api_gateway]",
      "playlist service [service]",
      "Redis [cache]",
    ])
  })

  test.each([
    ["a -> b -> c", ["a -> b", "b -> c"]],
    ["a->b", ["a -> b"]],
    ["a => b", ["a -> b (async)"]],
    ["a --> b", ["a -> b (async)"]],
    ["a —> b", ["a -> b (async)"]],
    ["a -.-> b", ["a -> b (async)"]],
    ["a ..> b", ["a -> b (batch)"]],
    ["a …> b", ["a -> b (batch)"]],
    ["a <- b", ["b -> a"]],
    ["a <-> b", ["a <-> b"]],
    ["a <=> b", ["a <-> b (async)"]],
    ["a → b ⇒ c ↔ d", ["a -> b", "b -> c (async)", "c <-> d"]],
    ["a -> b, c", ["a -> b", "a -> c"]],
    ["a, b -> c, d", ["a -> c", "a -> d", "b -> c", "b -> d"]],
    ["a -> b\na -> b", ["a -> b"]],
  ])("%s", (text, flows) => expect(flowsOf(text)).toEqual(flows))

  test.each([
    ["a -> b: playlists", ["a -> b: playlists"]],
    ["a -> b: reads, writes: both", ["a -> b: reads, writes: both"]],
    ["a -> b: first -> c: second", ["a -> b: first", "b -> c: second"]],
    ["a -> b, c: both", ["a -> b: both", "a -> c: both"]],
    ["a -> b:", ["a -> b"]],
    ["a -> http://b:80", ["a -> http://b:80"]],
  ])("what travels stands after a colon behind an arrow: %s", (text, flows) =>
    expect(flowsOf(text)).toEqual(flows),
  )

  test("quotes hold what would be a sign otherwise", () => {
    expect(flowsOf('"a -> b" -> “c, d”: x')).toEqual(["a -> b -> c, d: x"])
    expect(namesOf('"x (cache)"')).toEqual(["x (cache) [null]"])
  })

  test("blank lines, comments and bullets say nothing", () => {
    expect(flowsOf("\n# note\n- a -> b # why\r\n* c# -> #1\n\n")).toEqual(["a -> b", "c# -> #1"])
    expect(read("").diagram).toEqual({ parts: [], flows: [] })
  })
})

describe("[OU-2] a kind can be said", () => {
  test.each([
    ["cache: sessions", ["sessions [cache]"]],
    ["sessions (cache) -> x", ["sessions [cache]", "x [null]"]],
    ["db: orders -> x", ["orders [relational_db]", "x [null]"]],
    ["kafka: a, b", ["a [stream]", "b [stream]"]],
    ["sessions (eu)", ["sessions (eu) [null]"]],
    ["a -> b\ncache: b", ["a [null]", "b [cache]"]],
  ])("%s", (text, parts) => expect(namesOf(text)).toEqual(parts))

  test.each(KIND_IDS)("%s by its id", kind => expect(namesOf(`x (${kind})`)).toEqual([`x [${kind}]`]))
})

describe("[OU-3] a name that is on the board is that component", () => {
  const graph: BoardGraph = {
    ...EMPTY_GRAPH,
    nodes: [node("n1", "API gateway"), node("n2", "Redis", "cache"), node("n3", "Twin"), node("n4", "twin")],
    edges: [edge("n1", "n2", "sessions", "sync")],
  }

  test("whatever its case and spaces", () => {
    const typed = read("api  GATEWAY -> new", graph)
    expect(typed.diagram.parts.map(({ key }) => key)).toEqual(["new"])
    expect([...typed.existing]).toEqual([["api gateway", "n1"]])
  })

  test("and a flow that is there already is not made again", () => {
    expect(read("api gateway -> redis -> disk", graph)).toMatchObject({ repeated: 1 })
    expect(flowsOf("api gateway -> redis -> disk", graph)).toEqual(["redis -> disk"])
    expect(flowsOf("api gateway -> redis: Sessions", graph)).toEqual([])
    expect(flowsOf("api gateway -> redis: other", graph)).toEqual(["api gateway -> redis: other"])
    expect(flowsOf("api gateway => redis", graph)).toEqual(["api gateway -> redis (async)"])
    expect(flowsOf("redis -> api gateway", graph)).toEqual(["redis -> api gateway"])
  })

  test("where two have the name, or another kind is said, the person is asked", () => {
    expect(faultsOf("a -> twin", graph)).toEqual([
      "1:6 2 components on the board are called “twin”. Rename one of them first.",
    ])
    expect(faultsOf("redis (nosql)", graph)).toEqual([
      "1:1 “redis” is on the board already. Change its kind in the list.",
    ])
    expect(faultsOf("redis (cache)", graph)).toEqual([])
  })
})

describe("[OU-3] a text can go on from a component", () => {
  const here = node("n3", "Twin")
  const graph: BoardGraph = { ...EMPTY_GRAPH, nodes: [node("n1", "Redis"), here, node("n4", "twin")] }
  const ends = (text: string) => {
    const typed = readFlowsFrom(here, text, { recognise, graph })
    if (typed.kind === "faults") return typed.faults
    const name = (key: string) => typed.existing.get(key) ?? key
    return typed.diagram.flows.map(({ from, to, label = "" }) => `${name(from)} ${name(to)} ${label}`.trim())
  }

  test.each([
    ["redis: sessions", ["n3 n1 sessions"]],
    ["=> kafka", ["n3 kafka"]],
    [" <- redis", ["n1 n3"]],
    ["a, b -> c", ["n3 a", "n3 b", "a c", "b c"]],
    ["x ->", [{ line: 1, column: 3, message: "Nothing stands after this arrow." }]],
  ])("%s", (text, expected) => expect(ends(text)).toEqual(expected))
})

describe("[OU-4] what cannot be read is said with its place", () => {
  test.each([
    ["a ->", "1:3 Nothing stands after this arrow."],
    ["a -> -> b", "1:3 Nothing stands after this arrow."],
    ["  -> b", "1:3 Nothing stands before this arrow."],
    ["a -> b,", "1:7 Nothing stands after this comma."],
    ["a,, b", "1:3 Nothing stands before this comma."],
    ["a -> , b", "1:6 Nothing stands before this comma."],
    [": b", "1:1 Nothing stands before this colon."],
    ['\na -> "b', "2:6 This quote is not closed."],
    ["a: b: c", "1:5 Quote a name that has a colon in it."],
    ["b (cache)\nb (stream)", "2:1 “b” has two kinds here."],
    [`a -> ${"x".repeat(201)}`, "1:6 This name is longer than 200 characters."],
  ])("%j", (text, fault) => expect(faultsOf(text)).toEqual([fault]))

  test("a word before a colon that is no kind", () => {
    expect(faultsOf("foo: bar")).toEqual([
      "1:1 “foo” is not a kind of component. Before a colon stands a kind, such as “cache: sessions”; quote a name that has a colon in it.",
    ])
  })

  test("one fault for each line, and nothing is made of the others", () => {
    expect(faultsOf("a ->\nb -> c\n-> d")).toHaveLength(2)
  })
})

describe("[OU-5] no text breaks the reader or keeps it busy", () => {
  const signs = fc.constantFrom(
    "->",
    "-->",
    "=>",
    "..>",
    "<->",
    "<-",
    "→",
    ",",
    ":",
    '"',
    "(",
    ")",
    "#",
    "\n",
    "cache",
    "a",
    "b",
    " ",
    "—",
    "…",
    "<",
    "=",
    "\u0000",
    "́",
    "𝒳",
  )

  test("it never throws, and every flow's ends are known", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 300 }),
          fc.array(signs, { maxLength: 80 }).map(all => all.join("")),
        ),
        text => {
          const typed = readDiagramText(text, { recognise })
          if (typed.kind === "faults") {
            expect(typed.faults.length).toBeGreaterThan(0)
            return
          }
          const keys = new Set([...typed.diagram.parts.map(({ key }) => key), ...typed.existing.keys()])
          for (const { from, to } of typed.diagram.flows) expect(keys.has(from) && keys.has(to)).toBe(true)
          for (const { key, label } of typed.diagram.parts) expect(nameKey(label)).toBe(key)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test.each(["-", "<", "a,", "a->", ".", ":", "(", '"', "# ", "\n", "a:", " ", "—", "a,b->"])(
    "%j, over and over",
    sign => {
      const started = performance.now()
      readDiagramText(sign.repeat(MAX_TYPED_LENGTH / sign.length), { recognise })
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )

  test("one that is too long is refused unread", () => {
    expect(faultsOf("a".repeat(MAX_TYPED_LENGTH + 1))).toEqual(["1:1 This is longer than 20,000 characters."])
  })

  test("too many flows are refused", () => {
    const many = Array.from({ length: 40 }, (_, n) => `n${n}`).join(",")
    expect(faultsOf(`${many} -> ${many.replaceAll("n", "m")}`)).toEqual([
      "1:1 More than 1,000 flows at once are too many.",
    ])
  })
})
