import { describe, expect, test } from "vitest"
import type { DiagramFlow } from "../board/diagram.ts"
import type { KindId } from "../board/kinds.ts"
import type { Refused } from "./left-out.ts"
import { MAX_CHART_LENGTH, type ReadChart, readMermaid } from "./mermaid.ts"
import { MAX_BOXES, MAX_LINKS, MAX_SUBGRAPH_NESTING } from "./mermaid-draft.ts"

const recognise = (label: string): { kind: KindId } | undefined =>
  /redis/i.test(label) ? { kind: "cache" } : undefined

function read(text: string): ReadChart {
  const result = readMermaid(text, recognise)
  expect(result).toMatchObject({ kind: "diagram" })
  return result as ReadChart
}

function refusal(text: string): Refused {
  const result = readMermaid(text, recognise)
  expect(result).toMatchObject({ kind: "refused", message: expect.stringMatching(/^[A-Z].*\.$/s) })
  return result as Refused
}

/** Labels by name. */
function labels(text: string): Record<string, string> {
  return Object.fromEntries(read(text).diagram.parts.map(({ key, label }) => [key, label]))
}

/** `a -> b`, with the mode and the label where there are any. */
function flows(text: string): string[] {
  const heads = { forward: "->", both: "<->", none: "--" }
  const words = ({ from, to, direction = "forward", mode, label }: DiagramFlow) =>
    [from, heads[direction], to, mode ?? "", label === undefined ? "" : `"${label}"`]
      .filter(Boolean)
      .join(" ")
  return read(text).diagram.flows.map(words)
}

describe("boxes", () => {
  test("[IO-3] are read in every outline", () => {
    const outlines =
      "a[A] b(A) c([A]) d[[A]] e[(A)] f((A)) g>A] h{A} i{{A}} j[/A/] k[\\A\\] l[/A\\] m[\\A/] n(((A))) o(-A-)"
    for (const box of outlines.split(" "))
      expect(labels(`graph LR\n${box}`)).toEqual({ [box.slice(0, 1)]: "A" })
    expect(labels('graph\nx@{ shape: cyl, label: "A, b}" } --> y@{shape: rect}')).toEqual({
      x: "A, b}",
      y: "y",
    })
    expect(labels("graph\nx@{\n  shape: cyl\n  label: A\n}")).toEqual({ x: "A" })
  })

  test("[IO-3] are called by their names where they have no label, and by the last label that they get", () => {
    expect(labels("graph LR\nA --> B[x]\nB[y]\nB --> größe-1.a")).toEqual({
      A: "A",
      B: "y",
      "größe-1.a": "größe-1.a",
    })
  })

  test.each([
    ['"with [brackets] (and) #quot;quotes#quot;"', 'with [brackets] (and) "quotes"'],
    ["line one<br/>line two<br>three", "line one\nline two\nthree"],
    ["first line\n   second line", "first line\nsecond line"],
    ['"`**bold** and _soft_ snake_case`"', "bold and soft snake_case"],
    ["<b>bold</b> &amp; &lt;safe&gt; #9829; #35;1", "bold & <safe> ♥ #1"],
    ["fa:fa-user User", "User"],
    ["/api/v1", "/api/v1"],
    ["日本語 🎵", "日本語 🎵"],
    ['"&unknown; #nothing; #1114112; #xD800;"', "&unknown; #nothing; #1114112; #xD800;"],
    ['" "', ""],
  ])("[IO-3] labelled %s say what Mermaid shows", (raw, words) => {
    expect(labels(`graph LR\nA[${raw}]`)).toEqual({ A: words })
  })

  test("[IO-4] have the kind that a class says, or else the one that their label says", () => {
    const { parts } = read(
      "graph LR\nA[(Redis)] --> B:::stream\nC[Redis]:::nosql\nD\nclass D,E cdn\nE",
    ).diagram
    expect(parts.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      "A cache",
      "B stream",
      "C nosql",
      "D cdn",
      "E null",
    ])
  })
})

describe("links", () => {
  test.each([
    ["A-->B", "A -> B"],
    ["A --- B", "A -- B"],
    ["A -.-> B", "A -> B async"],
    ["A -..-> B", "A -> B async"],
    ["A .-> B", "A -> B async"],
    ["A -.- B", "A -- B async"],
    ["A ==> B", "A -> B batch"],
    ["A ====> B", "A -> B batch"],
    ["A === B", "A -- B batch"],
    ["A <--> B", "A <-> B"],
    ["A <-.-> B", "A <-> B async"],
    ["A <--- B", "B -> A"],
    ["A --o B", "A -> B"],
    ["A x--x B", "A <-> B"],
    ["A ----> B", "A -> B"],
    ["A--text-->B", 'A -> B "text"'],
    ["A -- a longer - text --> B", 'A -> B "a longer - text"'],
    ['A -- "quoted --> text" --> B', 'A -> B "quoted --> text"'],
    ["A -. text .-> B", 'A -> B async "text"'],
    ["A == text ==> B", 'A -> B batch "text"'],
    ["A -->|text| B", 'A -> B "text"'],
    ['A -->|"a #124; b"|B', 'A -> B "a | b"'],
    ["A -.->|text|B", 'A -> B async "text"'],
    ["A e1@--> B", "A -> B"],
    ["A -->\n\nB", "A -> B"],
    ["A\n  --> B", "A -> B"],
    ["A --> A", "A -> A"],
  ])("[IO-3] %j is %s", (text, flow) => {
    expect(flows(`flowchart LR\n${text}`)).toEqual([flow])
  })

  test("[IO-3] come in chains and bundles", () => {
    expect(flows("graph TD; A & B --> C --> D & E; x-->y")).toEqual([
      "A -> C",
      "B -> C",
      "C -> D",
      "C -> E",
      "x -> y",
    ])
  })

  test("[IO-3] that are plain say that they wait only below our own comment", () => {
    expect(flows("graph LR\nA-->B\n%% outloud sync: these wait\nA-->C\nA-.->D")).toEqual([
      "A -> B",
      "A -> C sync",
      "A -> D async",
    ])
  })
})

describe("subgraphs", () => {
  test("[IO-3] nest, have titles, and hold the boxes that they mention first", () => {
    const { parts, containers } = read(
      `graph LR
        A --> B
        subgraph one [The "first" one]
          direction TB
          A --> C
          subgraph two words
            D
          end
        end
        subgraph "three"
          C --> E
        end
        subgraph
          F
        end
        one --> E`,
    ).diagram
    const home = Object.fromEntries(parts.map(({ key, container }) => [key, container]))
    expect(home).toEqual({ A: "one", B: undefined, C: "one", D: "two words", E: "three", F: " 3" })
    expect(containers).toEqual([
      { key: "one", label: 'The "first" one' },
      { key: "two words", label: "two words", container: "one" },
      { key: "three", label: "three" },
      { key: " 3", label: "" },
    ])
  })

  test("[IO-3] take links like boxes do", () => {
    const text = "graph LR\nA --> one\nsubgraph one\nB\nend"
    expect(flows(text)).toEqual(["A -> one"])
    expect(Object.keys(labels(text))).toEqual(["A", "B"])
  })
})

test("[IO-5] what is left out is named, with its lines", () => {
  const text = `---
title: A chart
---
%%{init: {"theme": "dark"}}%%
%% only a comment
graph TD
  A{Is it?} --o B:::pink ~~~ C
  style A fill:#fff;
  classDef pink fill:#fcc
  linkStyle 0 stroke:red
  click A "https://example.com;x" "tip"
  accDescr { over
    lines }
  B[fa:fa-user You]
  A e1@--> C
  e1@{ animate: true }`
  const leftOut = read(text).leftOut.map(({ what, lines }) => [what.split(",")[0], lines])
  expect(Object.fromEntries(leftOut)).toEqual({
    "titles and settings": [1, 4, 12],
    "round and crossed heads of links": [7],
    "colours and styles": [7, 8, 9, 10],
    "invisible links": [7],
    "links to other pages": [11],
    "pictures and icons": [14],
    "animations of links": [16],
    "outlines of boxes": [7],
  })
  expect(read("graph LR\n A[Redis] -->|x| B(y)").leftOut).toEqual([])
})

test("[IO-3] a chart is found in a Markdown document, where the lines are those of the document", () => {
  const text =
    "# Title\n\n```js\nx\n```\n\n~~~mermaid\npie\n~~~\n\n```mermaid\ngraph LR\nA --> B\n```\n\nMore.\n"
  expect(flows(text)).toEqual(["A -> B"])
  expect(read(text).leftOut).toEqual([{ what: "other diagrams of this file", lines: [8], count: 1 }])
  expect(refusal(text.replace("A --> B", "A -> B"))).toMatchObject({ line: 13, column: 3 })
})

test("[IO-3] Windows' line ends and a byte order mark do not matter", () => {
  expect(flows("\uFEFFgraph LR\r\nA --> B\r\n")).toEqual(["A -> B"])
})

describe("a broken chart", () => {
  test.each([
    ["graph LR\nA -> B", 2, 3, /“->” does not belong/],
    ["graph LR\nA[foo --> B", 2, 2, /never closed/],
    ["graph LR\nA[foo\nB[bar] --> C", 2, 2, /never closed/],
    ['graph LR\nA["foo]', 2, 3, /quotation mark/],
    ["graph LR\nA -- foo\nB --> C", 2, 5, /no end/],
    ["graph LR\nA -->|foo B", 2, 7, /text of this link/],
    ["graph LR\nA -->", 2, 6, /box is missing/],
    ["graph LR\nsubgraph x\nA", 2, 9, /never closed/],
    ["graph LR\nA\nend", 3, 1, /no subgraph/],
    ["graph LR\nA@{ shape: x", 2, 2, /braces/],
    ["graph LR\nA B", 2, 3, /“B” does not belong/],
    ["graph LR\nclass --> B", 2, 6, /no box may be called/],
    ["%%{init", 1, 1, /directive/],
    ["hello", 1, 1, /not a Mermaid flowchart/],
    ["", 1, 1, /nothing here/],
    ["\n\n  sequenceDiagram\nA->>B: x", 3, 3, /a sequence diagram; only flowcharts/],
    ["constructor", 1, 1, /not a Mermaid flowchart/],
  ])("[IO-6] %j says where and why", (text, line, column, message) => {
    expect(refusal(text)).toMatchObject({ line, column, message: expect.stringMatching(message) })
  })

  test("[IO-6] or one with nothing in it, or too much, is refused", () => {
    expect(refusal("graph LR").message).toMatch(/nothing/)
    expect(refusal(" ".repeat(MAX_CHART_LENGTH + 1)).message).toMatch(/too much/)
    const boxes = Array.from({ length: MAX_BOXES + 1 }, (_, n) => `b${n}`)
    expect(refusal(`graph LR\n${boxes.join("\n")}`)).toMatchObject({ line: MAX_BOXES + 2 })
    const many = boxes.slice(0, 60).join(" & ")
    expect(refusal(`graph LR\n${many} --> ${many}`).message).toContain(`${MAX_LINKS} links`)
    const deep = Array.from({ length: MAX_SUBGRAPH_NESTING + 1 }, (_, n) => `subgraph s${n}`)
    expect(refusal(`graph LR\n${deep.join("\n")}`).message).toMatch(/nested/)
    expect(refusal("graph LR\nsubgraph a\nsubgraph a\nend\nend").message).toMatch(/inside itself/)
  })
})
