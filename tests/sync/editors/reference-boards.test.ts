// @vitest-environment jsdom
import { estimateCards } from "@outloud/client/canvas/estimate-cards.ts"
import type { EstimateBoard } from "@outloud/client/canvas/estimate-edits.ts"
import { addPlaced } from "@outloud/client/canvas/layout-new-parts.ts"
import { drawReference } from "@outloud/client/canvas/reference-board.ts"
import { layOutReference } from "@outloud/client/canvas/reference-layout.ts"
import type { GraphNode } from "@outloud/shared/board/graph.ts"
import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { BoardMatch } from "@outloud/shared/interviewer/board-match.ts"
import { holds, type Situation } from "@outloud/shared/interviewer/holds.ts"
import { situationOf } from "@outloud/shared/interviewer/situation.ts"
import { type AnswerKey, answerKeySchema } from "@outloud/shared/questions/answer-key.ts"
import { BANK } from "@outloud/shared/questions/bank.ts"
import { kindOfRef } from "@outloud/shared/questions/condition.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import { ANSWER_KEYS } from "@outloud/shared/questions/keys/keys.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { referenceDiagram } from "@outloud/shared/questions/reference-diagram.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { Box, type Editor, type Group2d, type TLShapeId, Vec } from "tldraw"
import { describe, expect, test } from "vitest"
import { graphOf, starterEditor } from "../../support/starter-editor.ts"

interface Reference {
  readonly question: Question
  readonly key: AnswerKey
  readonly board: EstimateBoard
}

/** Once for all tests: to lay one out takes a moment. */
const references = await Promise.all(BANK.map(drawn))

async function drawn(question: Question): Promise<Reference> {
  const key = answerKeySchema.parse(await ANSWER_KEYS[question.id]?.())
  const board = await starterEditor(question)
  drawReference(board, key)
  return { question, key, board }
}

describe.each(references)("the reference board of $question.title", ({ question, key, board }) => {
  const { editor } = board
  const graph = graphOf(board)

  test("[QB-11] answers every probe about the board, its words and its estimates, and makes no mistake", () => {
    const situation = situationOn(board, key)
    const open = probesFor(key).filter(({ when }) => when !== "always" && holds(when, situation))
    expect(open.map(({ id }) => id)).toEqual([])
    const made = key.mistakes.filter(({ detect }) => detect !== undefined && holds(detect, situation))
    expect(made.map(({ text }) => text)).toEqual([])
  })

  test("[QB-12] has each component and flow of the key where it was drawn, and takes none for another", () => {
    const match = new BoardMatch(graph, key.components)
    const { parts, flows } = referenceDiagram(key)
    expect(unfound(key, match)).toEqual([])
    expect(flows.filter(({ from, to }) => !match.hasFlow(from, to))).toEqual([])
    expect(parts.map(({ key: ref }) => match.nodes(ref).map(({ label }) => label))).toEqual(
      parts.map(({ label }) => [label]),
    )
    expect([graph.nodes.length, graph.edges.length]).toEqual([parts.length, flows.length])
    const connected = new Set(flows.flatMap(({ from, to }) => [from, to]))
    expect(parts.filter(part => !connected.has(part.key))).toEqual([])
  })

  test.each(["products", "roles"] as const)(
    "[QB-13] is found too where people draw plain boxes that they call by %s, and arrows that end near them",
    async style => {
      const plain = await starterEditor(question)
      drawPlainly(plain.editor, { graph: graph.nodes, from: editor, key, style })
      const { nodes, edges } = graphOf(plain)
      expect(nodes.filter(({ kindFrom }) => kindFrom === "person")).toEqual([])
      expect(edges.flatMap(({ from, to }) => [from.kind, to.kind])).not.toContain("bound")
      expect(unfound(key, new BoardMatch(graphOf(plain), key.components))).toEqual([])
    },
  )

  test("[QB-14] stands in its lanes, nothing lies on anything else, and its sections say what was decided", () => {
    const boxes = graph.nodes.map(({ id }) => editor.getShapePageBounds(id as TLShapeId) as Box)
    const overlaps = boxes.flatMap((box, n) => boxes.slice(n + 1).filter(other => box.collides(other)))
    expect(overlaps).toEqual([])
    expect(graph.edges.filter(({ id }) => runsThroughSome(editor, id as TLShapeId))).toEqual([])
    const nameOf = new Map(graph.containers.map(({ id, label }) => [id as string | null, label]))
    const lanes = new Set(graph.nodes.map(({ container }) => nameOf.get(container)))
    expect([...lanes].sort()).toEqual(["Batch & ML", "Edge", "Online", "Streaming"])
    const said = (section: string) =>
      graph.texts.flatMap(({ text, container }) => (nameOf.get(container) === section ? [text] : [])).join()
    for (const decision of key.reference.decisions) expect(said("Deep dives")).toContain(decision)
    for (const { tradeoff } of key.deepDives) expect(said("Open questions & trade-offs")).toContain(tradeoff)
    for (const line of key.requirements.functional) expect(said("Requirements")).toContain(line)
    for (const record of editor.getCurrentPageShapes())
      expect(checkRecord(record.id, record, DEFAULT_LIMITS), record.id).toBeUndefined()
  })
})

test("[QB-14] a reference is laid out the same way whenever that is done", () => {
  const { key } = references[0] as Reference
  const [one, other] = [layOutReference(referenceDiagram(key)), layOutReference(referenceDiagram(key))]
  expect([...one.boxes]).toEqual([...other.boxes])
})

/** Whether an arrow, as tldraw draws it, lies on a component that it does not connect. */
function runsThroughSome(editor: Editor, id: TLShapeId): boolean {
  const [body] = (editor.getShapeGeometry(id) as Group2d).children
  const line = editor.getShapePageTransform(id).applyToPoints(body?.vertices ?? [])
  const points = line.flatMap((end, n) => {
    const start = line[n - 1] ?? end
    return Array.from({ length: 50 }, (_, step) => Vec.Lrp(start, end, step / 50))
  })
  const ends = new Set(editor.getBindingsFromShape(id, "arrow").map(({ toId }) => toId))
  const components = editor.getCurrentPageShapes().filter(({ meta }) => meta.kind !== undefined)
  return components.some(({ id: other }) => {
    const box = ends.has(other) ? undefined : editor.getShapePageBounds(other)
    return points.some(point => box?.containsPoint(point) ?? false)
  })
}

/** With everything revealed, so that only the board is left to ask about. */
function situationOn(board: EstimateBoard, { components, facts }: AnswerKey): Situation {
  return situationOf({
    graph: graphOf(board),
    estimates: estimateCards(board.editor).map(({ name }) => name),
    components,
    revealed: facts.map(({ id }) => id),
  })
}

/** Components and flows that must be there, and are not found. */
function unfound({ components, flows }: AnswerKey, match: BoardMatch): string[] {
  const isMust = ({ level }: { readonly level: string }) => level === "must"
  const isThere = ({ from, to, either, maxHops }: AnswerKey["flows"][number]) =>
    match.hasFlow(from, to, maxHops) || (either && match.hasFlow(to, from, maxHops))
  return [
    ...components.filter(isMust).flatMap(({ ref }) => (match.nodes(ref).length === 0 ? [ref] : [])),
    ...flows.filter(isMust).flatMap(flow => (isThere(flow) ? [] : [`${flow.from} > ${flow.to}`])),
  ]
}

interface Plainly {
  /** The typed components, and the editor that they stand in. */
  readonly graph: readonly GraphNode[]
  readonly from: Editor
  readonly key: AnswerKey
  readonly style: "products" | "roles"
}

/** Far from the sections, in which words are taken for words. */
const ASIDE = { x: 10_000, y: 0 }

/** What must be there, as it comes from somebody's hand: plain boxes in their own words, arrows bound to nothing. */
function drawPlainly(editor: Editor, { graph, from, key, style }: Plainly): void {
  const { parts, flows } = referenceDiagram(key)
  const must = new Map(key.components.filter(({ level }) => level === "must").map(one => [one.ref, one]))
  const places = parts.flatMap(({ key: ref, label }) => {
    const node = graph.find(one => one.label === label)
    const box = node && from.getShapePageBounds(node.id as TLShapeId)
    return box === undefined ? [] : [[ref, Box.From(box).translate(ASIDE)] as const]
  })
  const plain = parts.flatMap(({ key: ref }) => {
    const component = must.get(ref)
    return component ? [{ key: ref, kind: null, label: plainLabel(component, style) }] : []
  })
  const between = flows.filter(flow => must.has(flow.from) && must.has(flow.to))
  const drawn = addPlaced(
    editor,
    { parts: plain, flows: between.map(({ label: _said, mode: _how, ...flow }) => flow) },
    new Map(places),
  )
  for (const id of drawn.flows) editor.deleteBindings(editor.getBindingsFromShape(id, "arrow"))
}

const NOUNS: Partial<Record<KindId, string>> = {
  service: "svc",
  stream: "topic",
  stream_processor: "(Flink)",
  batch_processor: "job",
  relational_db: "db (Postgres)",
  nosql: "(Cassandra)",
  object_store: "bucket",
}

/** The first name that somebody who reads it would take for such a component. */
function plainLabel({ ref, alternatives, aliases }: AnswerKey["components"][number], style: string): string {
  const kind = kindOfRef(ref)
  const called = aliases.map(word => `${word} ${NOUNS[kind] ?? kindOf(kind).name.toLowerCase()}`)
  const names = style === "products" ? [...aliases, ...called] : [...called, ...aliases]
  const found = names.find(name => [kind, ...alternatives].includes(recogniseKind(name)?.kind as KindId))
  return found ?? kindOf(kind).name
}
