/**
 * What is left of pasted text: browsers hand over links with classes, relative addresses and other
 * windows' names, none of which a label may hold. Cleaning on the way in keeps an honest paste from being refused.
 */
import { isObject, type Json, type JsonObject } from "./codec.ts"
import { LINK_ATTRIBUTES, MARKS, MAX_RICH_TEXT_DEPTH, NODES } from "./rich-text.ts"

/**
 * The nearest rich text that a label may hold: all characters in a known place stay, marks and attributes
 * that are not allowed go. Allowed text comes back equal. Lengths are not looked at, and nothing throws.
 */
export function cleanRichText(value: unknown): JsonObject {
  const doc = isObject(value) ? cleanNode(value, "doc", 0) : undefined
  return { ...doc, type: "doc", content: doc?.content ?? [] }
}

function cleanNode(node: JsonObject, type: string, depth: number): JsonObject | undefined {
  if (depth > MAX_RICH_TEXT_DEPTH) return undefined
  if (type === "text") return cleanText(node)
  const rule = NODES.get(type)
  if (rule === undefined) return undefined
  const cleaned: Record<string, Json> = { type }
  if (isObject(node.attrs)) {
    const allowed = Object.entries(node.attrs).filter(([name, value]) => rule.attributes?.[name]?.(value))
    if (allowed.length > 0) cleaned.attrs = Object.fromEntries(allowed)
  }
  if (type === "hardBreak") addMarks(cleaned, node.marks)
  if (rule.children === undefined) return cleaned
  const content = cleanContent(node.content, rule.children, depth)
  if (rule.first !== undefined && content[0]?.type !== rule.first) content.unshift({ type: rule.first })
  if (content.length === 0 && !rule.mayBeEmpty) return undefined
  if (content.length > 0 || Array.isArray(node.content)) cleaned.content = content
  return cleaned
}

function cleanContent(content: Json | undefined, allowed: ReadonlySet<string>, depth: number): JsonObject[] {
  if (!Array.isArray(content)) return []
  return content.flatMap((child: Json): JsonObject[] => {
    if (!isObject(child) || typeof child.type !== "string" || !allowed.has(child.type)) return []
    const cleaned = cleanNode(child, child.type, depth + 1)
    return cleaned === undefined ? [] : [cleaned]
  })
}

function cleanText(node: JsonObject): JsonObject | undefined {
  if (typeof node.text !== "string" || node.text === "") return undefined
  const cleaned: Record<string, Json> = { type: "text", text: node.text }
  addMarks(cleaned, node.marks)
  return cleaned
}

function addMarks(node: Record<string, Json>, marks: Json | undefined): void {
  if (!Array.isArray(marks)) return
  const kept = new Map<string, JsonObject>()
  for (const mark of marks as readonly Json[]) {
    if (!isObject(mark) || typeof mark.type !== "string" || kept.has(mark.type)) continue
    const cleaned = cleanMark(mark, mark.type)
    if (cleaned !== undefined) kept.set(mark.type, cleaned)
  }
  if (kept.size > 0) node.marks = [...kept.values()]
}

function cleanMark(mark: JsonObject, type: string): JsonObject | undefined {
  const allowed = MARKS.get(type)
  if (allowed === undefined) return undefined
  if (type !== "link") return { type }
  if (!isObject(mark.attrs) || !allowed.href?.(mark.attrs.href ?? null)) return undefined
  const attrs: Record<string, Json> = {}
  for (const [name, value] of Object.entries(mark.attrs)) {
    const check = allowed[name]
    if (check === undefined) continue
    attrs[name] = check(value) ? value : LINK_ATTRIBUTES[name as keyof typeof LINK_ATTRIBUTES]
  }
  return { type, attrs }
}
