/** What an import would do, did, and could not do, in words. */
import type { LeftOut, Refused } from "@outloud/shared/import/left-out.ts"
import type { ReadImport } from "../canvas/diagram-import.ts"

/** Line numbers that are named; more of them tell nobody more. */
const MAX_LINES = 6

/** "5 components, 1 flow and 2 frames" */
export function contentWords(read: ReadImport): string {
  if (read.kind === "shapes") return counted(read.shapes, "shape")
  const { parts, flows, containers = [] } = read.diagram
  const words = [
    [parts.length, "component"],
    [flows.length, "flow"],
    [containers.length, "frame"],
  ] as const
  return joined(words.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)])))
}

export function importedWords(read: ReadImport): string {
  const losses =
    read.leftOut.length === 0 ? "" : ` Left out: ${joined(read.leftOut.map(({ what }) => what))}.`
  return `Imported ${contentWords(read)}.${losses}`
}

/** "colours and styles (lines 4 and 9)", "pictures (2)" */
export function leftOutWords({ what, lines, count }: LeftOut): string {
  if (lines.length === 0) return `${what} (${count.toLocaleString("en")})`
  const named = lines.slice(0, MAX_LINES).map(String)
  const rest = lines.length - named.length
  const all = rest > 0 ? [...named, `${rest} more`] : named
  return `${what} (${lines.length === 1 ? "line" : "lines"} ${joined(all)})`
}

export function refusalWords({ message, line, column }: Refused): string {
  return line === undefined || column === undefined ? message : `Line ${line}, column ${column}: ${message}`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? ""
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`
}
