/** The words of a rich-text label, a line for each paragraph and line break. */

interface Node {
  readonly type?: unknown
  readonly text?: unknown
  readonly content?: unknown
}

export function plainText(richText: unknown): string {
  const lines: string[] = [""]
  collect(richText as Node, lines)
  return lines.join("\n").trim()
}

function collect(node: Node, lines: string[]): void {
  if (typeof node.text === "string") {
    lines[lines.length - 1] += node.text
    return
  }
  if (node.type === "paragraph" || node.type === "heading" || node.type === "hardBreak") lines.push("")
  if (!Array.isArray(node.content)) return
  for (const child of node.content) collect(child as Node, lines)
}

/** Longest label that is several lines read as one: people break names to fit their box. */
const MAX_JOINED = 80
const MAX_JOINED_LINES = 3

/** A label on one line: its lines in a row where they are few and short, else the first. */
export function oneLine(text: string): string {
  const lines = text
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "")
  const joined = lines.join(" ")
  const isName = lines.length <= MAX_JOINED_LINES && joined.length <= MAX_JOINED && !lines.some(isItem)
  return isName ? joined : (lines[0] ?? "")
}

function isItem(line: string): boolean {
  return /^[-*•–]\s/u.test(line)
}
