import type { GraphNode } from "../../board/graph.ts"
import { kindOf } from "../../board/kinds.ts"

const LONGEST = 40

/** How a component is called in a sentence: by its label, without marks that would end the sentence. */
export function spokenName({ label, kind }: GraphNode): string {
  const words = label
    .replaceAll(/[.?!…{}"“”\n]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()
  if (words !== "" && words.length <= LONGEST) return words
  return kind === null ? "that box" : `the ${kindOf(kind).name.toLowerCase()}`
}

/** Whether it can be spoken of so that everybody knows which one is meant. */
export function hasSpokenName({ label, kind }: GraphNode): boolean {
  return kind !== null || (label.trim() !== "" && label.length <= LONGEST)
}
