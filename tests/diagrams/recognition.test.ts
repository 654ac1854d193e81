import type { BoardGraph, GraphEdge, GraphEnd } from "@outloud/shared/board/graph.ts"
import { readBoard } from "@outloud/shared/board/read-board.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { expect, test } from "vitest"
import { Sketch } from "../support/sketch.ts"
import { CLOUDS } from "./drawn/clouds.ts"
import type { Diagram } from "./drawn/diagram.ts"
import { FLOWS } from "./drawn/flows.ts"
import { HURRIED } from "./drawn/hurried.ts"
import { INTERVIEWS } from "./drawn/interviews.ts"
import { PLACES } from "./drawn/places.ts"
import { ON_THE_STARTER } from "./drawn/starter.ts"
import { STRANGERS } from "./drawn/strangers.ts"
import { WORDS } from "./drawn/words.ts"

const DIAGRAMS: readonly Diagram[] = [
  ...WORDS,
  ...PLACES,
  ...FLOWS,
  ...ON_THE_STARTER,
  ...INTERVIEWS,
  ...CLOUDS,
  ...HURRIED,
  ...STRANGERS,
]
/** Of what a person reads, the share that has to be read too, for each kind of part over all diagrams. */
const LEAST = 0.95

type Kind = "component" | "kind" | "flow" | "container"

interface Line {
  readonly kind: Kind
  readonly text: string
}

/** What a person reads: components with and without their kinds, flows, containers. */
function expected({ reads }: Diagram): Line[] {
  const lines = reads
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "")
  return lines.flatMap((text): Line[] => {
    if (text.startsWith("[")) return [{ kind: "container", text }]
    if (/ (?:->|<->|--) /.test(text)) return [{ kind: "flow", text }]
    return [
      { kind: "kind", text },
      { kind: "component", text: text.replace(/ = \S+/, "") },
    ]
  })
}

/** What is read, in the same words. */
function actual(graph: BoardGraph): Line[] {
  const names = new Map<string, string>()
  for (const { id, label } of [...graph.nodes, ...graph.containers]) names.set(id, label === "" ? "_" : label)
  const nameOf = (id: string) => names.get(id) ?? "?"
  const within = (container: string | null) => (container === null ? "" : ` in ${nameOf(container)}`)
  const endOf = ({ at }: GraphEnd) => (at === null ? "?" : nameOf(at))
  const arrow = { forward: "->", both: "<->", none: "--" }
  const flow = ({ from, to, direction, label, mode }: GraphEdge) =>
    `${endOf(from)} ${arrow[direction]} ${endOf(to)}${label && ` : ${label}`}${mode === null ? "" : ` (${mode})`}`
  return [
    ...graph.nodes.flatMap(({ id, kind, container }): Line[] => [
      { kind: "kind", text: `${nameOf(id)} = ${kind ?? "?"}${within(container)}` },
      { kind: "component", text: `${nameOf(id)}${within(container)}` },
    ]),
    ...graph.containers.map(
      ({ id, container }): Line => ({ kind: "container", text: `[${nameOf(id)}]${within(container)}` }),
    ),
    ...graph.edges.map((edge): Line => ({ kind: "flow", text: flow(edge) })),
  ]
}

interface Score {
  should: number
  is: number
  /** In both. */
  right: number
}

test(`[GR-9] at least ${LEAST * 100} % of what a person reads in ${DIAGRAMS.length} drawn diagrams is read, and little else`, () => {
  const scores = new Map<Kind, Score>()
  const missed: string[] = []
  for (const diagram of DIAGRAMS) {
    const sketch = new Sketch()
    diagram.draw(sketch)
    for (const record of sketch.records)
      expect(checkRecord(record.id, record, DEFAULT_LIMITS), `${diagram.name}: ${record.id}`).toBeUndefined()
    const left = actual(readBoard(sketch.records))
    for (const { kind } of left) scoreOf(scores, kind).is += 1
    for (const line of expected(diagram)) {
      const score = scoreOf(scores, line.kind)
      score.should += 1
      const at = left.findIndex(({ kind, text }) => kind === line.kind && text === line.text)
      if (at >= 0) {
        score.right += 1
        left.splice(at, 1)
      } else missed.push(`${diagram.name}: missed   ${line.kind} ${line.text}`)
    }
    for (const { kind, text } of left) missed.push(`${diagram.name}: invented ${kind} ${text}`)
  }
  process.stdout.write(`${report(scores)}\n${missed.join("\n")}\n`)
  for (const [kind, { should, is, right }] of scores) {
    expect(right / should, `recall of ${kind}`).toBeGreaterThanOrEqual(LEAST)
    expect(right / is, `precision of ${kind}`).toBeGreaterThanOrEqual(LEAST)
  }
})

function scoreOf(scores: Map<Kind, Score>, kind: Kind): Score {
  const score = scores.get(kind) ?? { should: 0, is: 0, right: 0 }
  scores.set(kind, score)
  return score
}

function report(scores: ReadonlyMap<Kind, Score>): string {
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`
  return [...scores]
    .map(
      ([kind, { should, is, right }]) =>
        `${kind}: ${right} of ${should} read (${percent(right, should)}), ${percent(right, is)} of what was read is right`,
    )
    .join("\n")
}
