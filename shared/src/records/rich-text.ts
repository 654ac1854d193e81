/**
 * The rich text that a label may hold: what tldraw 3.15.6 configures tiptap with (StarterKit less block
 * quotes, code blocks and rules, plus links and highlights). tldraw itself checks only the outermost
 * object, so that an unknown node passes its validators and throws in every browser that draws it.
 */
import { isObject, type Json, type JsonObject } from "./codec.ts"
import { jsonProblem } from "./json.ts"
import type { Limits } from "./limits.ts"

/** Nodes below the document. Chosen so that a whole record still fits into the default JSON nesting of 48. */
export const MAX_RICH_TEXT_DEPTH = 20
/** Longest address that browsers, mail programs and proxies all take. */
export const MAX_URL_LENGTH = 2048

type AttributeCheck = (value: Json) => boolean
type Attributes = Readonly<Record<string, AttributeCheck>>

interface NodeRule {
  /** Which nodes its content may hold; undefined for a leaf. */
  readonly children?: ReadonlySet<string>
  /** Whether the content may be empty or absent. */
  readonly mayBeEmpty?: boolean
  /** What the first child has to be. */
  readonly first?: string
  readonly attributes?: Attributes
}

const INLINE = new Set(["text", "hardBreak"])
const BLOCKS = new Set(["paragraph", "heading", "bulletList", "orderedList"])
const ITEMS = new Set(["listItem"])

const isDirection: AttributeCheck = value => value === "auto" || value === "ltr" || value === "rtl"
const isLevel: AttributeCheck = value => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6
const isStart: AttributeCheck = value => Number.isInteger(value) && Math.abs(Number(value)) <= 1e6
const isListType: AttributeCheck = value =>
  value === null || (typeof value === "string" && /^[1aAiI]$/.test(value))

export const NODES: ReadonlyMap<string, NodeRule> = new Map<string, NodeRule>([
  ["doc", { children: BLOCKS, mayBeEmpty: true }],
  ["paragraph", { children: INLINE, mayBeEmpty: true, attributes: { dir: isDirection } }],
  ["heading", { children: INLINE, mayBeEmpty: true, attributes: { dir: isDirection, level: isLevel } }],
  ["bulletList", { children: ITEMS }],
  ["orderedList", { children: ITEMS, attributes: { start: isStart, type: isListType } }],
  ["listItem", { children: BLOCKS, first: "paragraph" }],
  ["hardBreak", {}],
])

/** What tldraw's own editor gives a link. Others could open a window that can steer this one, or borrow our styles. */
export const LINK_ATTRIBUTES = { target: "_blank", rel: "noopener noreferrer nofollow", class: null } as const

export const MARKS: ReadonlyMap<string, Attributes> = new Map<string, Attributes>([
  [
    "link",
    {
      href: isLinkAddress,
      target: value => value === null || value === LINK_ATTRIBUTES.target,
      rel: value => value === null || value === LINK_ATTRIBUTES.rel,
      class: value => value === null,
    },
  ],
  ...["bold", "italic", "strike", "code", "highlight"].map((mark): [string, Attributes] => [mark, {}]),
])

/** http, https and mailto only: an absolute address that runs nothing and leads to no other program. */
export function isLinkAddress(value: Json): boolean {
  if (typeof value !== "string" || value.length > MAX_URL_LENGTH) return false
  return /^(https?:\/\/|mailto:)[^\s]/i.test(value) && URL.canParse(value)
}

/** Why a label cannot be drawn or is over a limit, or undefined. Takes anything and never throws. */
export function checkRichText(value: unknown, limits: Pick<Limits, "labelLength">): string | undefined {
  if (!isObject(value) || value.type !== "doc" || !Array.isArray(value.content)) return "not a document"
  const shape = jsonProblem(value, 2 * MAX_RICH_TEXT_DEPTH + 6)
  if (shape !== undefined) return shape
  const count = { characters: 0, nodes: 0, limit: limits.labelLength }
  return nodeProblem(value, "doc", 0, count)
}

interface Count {
  characters: number
  nodes: number
  readonly limit: number
}

function nodeProblem(node: JsonObject, type: string, depth: number, count: Count): string | undefined {
  if (depth > MAX_RICH_TEXT_DEPTH) return "nested too deeply"
  count.nodes += 1
  if (count.nodes > count.limit) return `more than ${count.limit} parts`
  if (type === "text") return textProblem(node, count)
  const rule = NODES.get(type)
  if (rule === undefined) return "an unknown kind of text"
  for (const key in node) {
    if (key !== "type" && key !== "attrs" && key !== "content" && key !== "marks")
      return "an unknown property"
  }
  return (
    attributesProblem(node.attrs, rule.attributes ?? {}) ??
    (type === "hardBreak"
      ? marksProblem(node.marks)
      : node.marks === undefined
        ? undefined
        : "a mark out of place") ??
    contentProblem(node.content, rule, depth, count)
  )
}

function contentProblem(
  content: Json | undefined,
  rule: NodeRule,
  depth: number,
  count: Count,
): string | undefined {
  if (rule.children === undefined) return content === undefined ? undefined : "content inside a leaf"
  if (content === undefined) return rule.mayBeEmpty ? undefined : "an empty list"
  if (!Array.isArray(content)) return "content that is not a list"
  if (content.length === 0 && !rule.mayBeEmpty) return "an empty list"
  for (const [index, child] of content.entries()) {
    if (!isObject(child) || typeof child.type !== "string") return "content that is not a node"
    if (!rule.children.has(child.type)) return "an unknown or misplaced kind of text"
    if (index === 0 && rule.first !== undefined && child.type !== rule.first)
      return "a list item without a paragraph"
    const problem = nodeProblem(child, child.type, depth + 1, count)
    if (problem !== undefined) return problem
  }
  return undefined
}

function textProblem(node: JsonObject, count: Count): string | undefined {
  for (const key in node)
    if (key !== "type" && key !== "text" && key !== "marks") return "an unknown property"
  if (typeof node.text !== "string" || node.text === "") return "a text without characters"
  count.characters += node.text.length
  if (count.characters > count.limit) return `more than ${count.limit} characters`
  return marksProblem(node.marks)
}

function marksProblem(marks: Json | undefined): string | undefined {
  if (marks === undefined) return undefined
  if (!Array.isArray(marks)) return "marks that are not a list"
  const seen = new Set<string>()
  for (const mark of marks) {
    if (!isObject(mark) || typeof mark.type !== "string") return "a mark that is not a mark"
    const attributes = MARKS.get(mark.type)
    if (attributes === undefined || seen.has(mark.type)) return "an unknown or repeated mark"
    seen.add(mark.type)
    for (const key in mark) if (key !== "type" && key !== "attrs") return "an unknown property"
    if (mark.type === "link" && !(isObject(mark.attrs) && Object.hasOwn(mark.attrs, "href")))
      return "a link to nowhere"
    const problem = attributesProblem(mark.attrs, attributes)
    if (problem !== undefined) return problem
  }
  return undefined
}

function attributesProblem(attrs: Json | undefined, allowed: Attributes): string | undefined {
  if (attrs === undefined) return undefined
  if (!isObject(attrs)) return "attributes that are not an object"
  for (const name in attrs) {
    if (!Object.hasOwn(allowed, name)) return "an unknown attribute"
    if (!allowed[name]?.(attrs[name] as Json)) return `an attribute "${name}" that is not allowed`
  }
  return undefined
}
