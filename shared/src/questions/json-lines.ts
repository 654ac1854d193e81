import { findNodeAtLocation, parseTree } from "jsonc-parser"
import { lineCounter } from "../import/left-out.ts"

export type JsonPath = readonly (string | number)[]

export interface JsonLine {
  /** From 1. */
  readonly line: number
  /** False where the text lacks what the path leads to: the line is then that of what should hold it. */
  readonly isThere: boolean
}

/** Finds the lines of a text that is JSON, and not nested so deep that a recursion could not follow. */
export function jsonLines(text: string): (path: JsonPath) => JsonLine {
  const root = parseTree(text)
  const lineOf = lineCounter(text)
  return path => {
    for (let length = path.length; root !== undefined && length > 0; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length))
      if (node === undefined) continue
      const { offset } = node.parent?.type === "property" ? node.parent : node
      return { line: lineOf(offset), isThere: length === path.length }
    }
    return { line: lineOf(root?.offset ?? 0), isThere: path.length === 0 }
  }
}
