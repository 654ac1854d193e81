import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { isObject, parse } from "../remembered/room-record.ts"

const KEY = "outloud:questions"
const storage = keptStorage(() => window.localStorage)

export function keepQuestions(questions: readonly ListedQuestion[]): void {
  storage.set(KEY, JSON.stringify(questions))
}

/** The bank as the server last gave it to this browser; null where it has not, or where it cannot be read. */
export function keptQuestions(): readonly ListedQuestion[] | null {
  const read = parse(storage.get(KEY) ?? "")
  return Array.isArray(read) && read.every(isListed) ? read : null
}

const TEXTS = ["id", "title", "text", "difficulty", "role", "round"] as const

function isListed(value: unknown): value is ListedQuestion {
  return isObject(value) && TEXTS.every(name => typeof value[name] === "string") && Array.isArray(value.tags)
}
