/** Takes a condition of an answer key apart, and draws the smallest board on which it holds, or does not. */
import { estimateCards } from "@outloud/client/canvas/estimate-cards.ts"
import { addEstimate, type EstimateBoard } from "@outloud/client/canvas/estimate-edits.ts"
import { addDiagram } from "@outloud/client/canvas/layout-new-parts.ts"
import { kindOf } from "@outloud/shared/board/kinds.ts"
import type { Situation } from "@outloud/shared/interviewer/holds.ts"
import { situationOf } from "@outloud/shared/interviewer/situation.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { type Condition, kindOfRef, type Ref } from "@outloud/shared/questions/condition.ts"
import fc from "fast-check"
import { createShapeId, type TLParentId, toRichText } from "tldraw"
import { graphOf } from "./starter-editor.ts"

export type ConditionKey = Pick<AnswerKey, "components" | "derived">

/** What must stand on the board, or have happened. */
interface Needs {
  readonly parts: readonly Ref[]
  /** What must not stand there, whatever else asks for it. */
  readonly without: readonly Ref[]
  readonly flows: readonly (readonly [Ref, Ref])[]
  /** Patterns that the board's words must match. */
  readonly said: readonly string[]
  readonly revealed: readonly string[]
  readonly estimates: readonly string[]
}

const NOTHING: Needs = { parts: [], without: [], flows: [], said: [], revealed: [], estimates: [] }
/** What "anything" is, at the other end of a flow. */
const ANYTHING: Ref = "external_api"

/** Undefined where nothing can make the condition so. */
function needsOf(condition: Condition, isToHold: boolean): Needs | undefined {
  if (condition === "always") return isToHold ? NOTHING : undefined
  if ("all" in condition) return joined(condition.all, isToHold, isToHold)
  if ("any" in condition) return joined(condition.any, isToHold, !isToHold)
  if ("not" in condition) return needsOf(condition.not, !isToHold)
  if ("missing" in condition) return presence(condition.missing, !isToHold)
  if ("has" in condition) return presence(condition.has, isToHold)
  if ("noEdge" in condition) return connection(condition.noEdge, !isToHold)
  if ("noPath" in condition) return connection(condition.noPath, !isToHold)
  if ("fewer" in condition) {
    const [ref, count] = condition.fewer
    return { ...NOTHING, parts: Array.from({ length: isToHold ? count - 1 : count }, () => ref) }
  }
  if (isToHold) return NOTHING
  if ("noText" in condition) return { ...NOTHING, said: [condition.noText] }
  if ("unasked" in condition) return { ...NOTHING, revealed: [condition.unasked] }
  return { ...NOTHING, estimates: [condition.noEstimate] }
}

/** All of them, or the first that can be had. */
function joined(conditions: readonly Condition[], isToHold: boolean, isForAll: boolean): Needs | undefined {
  const needs = conditions.map(one => needsOf(one, isToHold))
  if (!isForAll) return needs.find(one => one !== undefined)
  if (needs.includes(undefined)) return undefined
  return needs.reduce<Needs>((sum, one) => merge(sum, one ?? NOTHING), NOTHING)
}

function merge(a: Needs, b: Needs): Needs {
  return {
    parts: [...a.parts, ...b.parts],
    without: [...a.without, ...b.without],
    flows: [...a.flows, ...b.flows],
    said: [...a.said, ...b.said],
    revealed: [...a.revealed, ...b.revealed],
    estimates: [...a.estimates, ...b.estimates],
  }
}

function presence(ref: Ref, isThere: boolean): Needs {
  return isThere ? { ...NOTHING, parts: [ref] } : { ...NOTHING, without: [ref] }
}

/** Both ends stand there in any case: it is the flow that is or is not. */
function connection([from, to]: readonly [Ref, Ref | "*"], isThere: boolean): Needs {
  const end = to === "*" ? ANYTHING : to
  const parts = isThere || to !== "*" ? [from, end] : [from]
  return { ...NOTHING, parts, flows: isThere ? [[from, end]] : [] }
}

/**
 * Draws with the editor's own code, reads the board back, and says how things stand then. The board must be empty.
 * `sentences` are what people write: the first that matches a pattern is taken, before one is made up.
 */
export function situationFor(
  board: EstimateBoard,
  condition: Condition,
  options: { readonly isToHold: boolean; readonly key: ConditionKey; readonly sentences: readonly string[] },
): Situation | undefined {
  const { isToHold, key, sentences } = options
  const needs = needsOf(condition, isToHold)
  if (needs === undefined) return undefined
  drawParts(board, needs, key)
  for (const pattern of needs.said) write(board, sentenceFor(pattern, sentences))
  for (const name of needs.estimates) addEstimate(board, estimateFor(name, key))
  return situationOf({
    graph: graphOf(board),
    estimates: estimateCards(board.editor).map(({ name }) => name),
    components: key.components,
    revealed: needs.revealed,
  })
}

function drawParts(
  { editor }: EstimateBoard,
  { parts, without, flows }: Needs,
  { components }: ConditionKey,
) {
  const refs = parts.filter(ref => !without.includes(ref))
  const keys = refs.map((ref, n) => (refs.indexOf(ref) === n && isLast(refs, n) ? ref : `${ref} ${n}`))
  const label = (ref: Ref) => components.find(one => one.ref === ref)?.name ?? kindOf(kindOfRef(ref)).name
  addDiagram(editor, {
    parts: refs.map((ref, n) => ({ key: keys[n] ?? ref, kind: kindOfRef(ref), label: label(ref) })),
    flows: flows.map(([from, to]) => ({ from, to })),
  })
}

function isLast(refs: readonly Ref[], n: number): boolean {
  return refs.lastIndexOf(refs[n] as Ref) === n
}

function write({ editor }: EstimateBoard, words: string): void {
  const parentId = createShapeId("section-deep-dives") as TLParentId
  editor.createShape({ type: "text", parentId, x: 20, y: 20, props: { richText: toRichText(words) } })
}

function sentenceFor(pattern: string, sentences: readonly string[]): string {
  const found = sentences.find(sentence => new RegExp(pattern, "iu").test(sentence))
  return found ?? (fc.sample(fc.stringMatching(new RegExp(pattern)), 1)[0] as string)
}

function estimateFor(name: string, { derived }: ConditionKey) {
  const { formula = "1", unit = "" } = derived.find(({ key }) => key === name) ?? {}
  return { name, formula, unit }
}
