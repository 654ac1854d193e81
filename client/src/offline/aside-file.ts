/** Work that could not be put back, as a file. */
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { AsideWork } from "./kept-types.ts"
import { entryChanges } from "./note-changes.ts"
import { boardFile, recordsIn } from "./older-board.ts"

export interface AsideFile {
  readonly content: Blob
  readonly extension: "tldr" | "json"
  /** How many shapes, bindings and notes are in it. */
  readonly parts: number
}

/** A board as a board file; notes, which no board file holds, as JSON. */
export function asideFile({ layer, base, updates }: AsideWork, limits: Limits): AsideFile {
  const all = [...(base ?? []), ...updates]
  const records = [...recordsIn(all, limits).values()]
  if (layer !== "notes") return { content: boardFile(records), extension: "tldr", parts: records.length }
  const entries = entryChanges([], all)
  const content = { program: "Outloud", notes: entries, marks: records }
  return {
    content: new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }),
    extension: "json",
    parts: entries.length + records.length,
  }
}
