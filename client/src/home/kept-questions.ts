import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { keptStorage } from "../remembered/kept-storage.ts"

const KEY = "outloud:questions"
const storage = keptStorage(() => window.localStorage)

export function keepQuestions(questions: readonly ListedQuestion[]): void {
  storage.set(KEY, JSON.stringify(questions))
}

/** The bank as the server last gave it to this browser; null where it has not, or where it cannot be read. */
export function keptQuestions(): readonly ListedQuestion[] | null {
  try {
    const read: unknown = JSON.parse(storage.get(KEY) ?? "null")
    return Array.isArray(read) && read.every(isListed) ? read : null
  } catch {
    return null
  }
}

const TEXTS = ["id", "title", "text", "difficulty", "role", "round"] as const

function isListed(value: unknown): value is ListedQuestion {
  if (typeof value !== "object" || value === null) return false
  const { tags, ...rest } = value as Record<string, unknown>
  return TEXTS.every(name => typeof rest[name] === "string") && Array.isArray(tags)
}
