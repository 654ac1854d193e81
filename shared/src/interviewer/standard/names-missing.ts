import { KIND_IDS, type KindId, kindOf } from "../../board/kinds.ts"
import type { AnswerKey } from "../../questions/answer-key.ts"
import { kindOfRef } from "../../questions/condition.ts"
import type { BoardMatch } from "../board-match.ts"

/** The last words of kinds' names that everybody uses for something else too. */
const ORDINARY: ReadonlySet<string> = new Set([
  ...["client", "service", "stream", "store", "index", "processor", "review", "serving", "api", "database"],
])
/** Shorter roles are ordinary words ("raw", "live", "count"). */
const SHORTEST_ROLE = 7

/**
 * Names that only a third hint may say: of components that are not on the board. `common`: words of the interview's
 * question, which everybody knows already.
 */
export function namesToKeep(board: BoardMatch, { components }: AnswerKey, common: string): readonly string[] {
  const missing = components.filter(({ ref }) => board.nodes(ref).length === 0)
  const kinds = new Set(
    missing.map(({ ref }) => kindOfRef(ref)).filter(kind => board.nodes(kind).length === 0),
  )
  const roles = missing.flatMap(({ ref, level }) => (level === "must" ? (ref.split(".")[1] ?? []) : []))
  return [
    ...[...kinds].flatMap(namesOf),
    ...roles.filter(role => role.length >= SHORTEST_ROLE && !says(common, role)),
  ]
}

/** Which of the names a text gives away, if it gives one away. */
export function nameGivenAway(text: string, names: readonly string[]): string | undefined {
  return names.find(name => says(text, name))
}

/** "API gateway" and "gateway"; "cache". */
function namesOf(kind: KindId): string[] {
  const name = kindOf(kind).name.toLowerCase()
  const last = name.split(" ").at(-1) ?? name
  return [name, last].filter(word => !ORDINARY.has(word))
}

/**
 * Whether a topic is one of the components that are missing, by its role or any word for it. A topic is a headline:
 * where a sentence may have such a word by chance, a headline means it.
 */
export function isAboutMissing(
  topic: string,
  board: BoardMatch,
  { components }: AnswerKey,
  common: string,
): boolean {
  return components
    .filter(({ ref, level }) => level === "must" && board.nodes(ref).length === 0)
    .flatMap(({ ref, aliases }) => [...(ref.split(".")[1] ?? "").split("_"), ...aliases])
    .some(name => name.length >= SHORTEST_IN_TOPIC && !says(common, name) && says(topic, name))
}
const SHORTEST_IN_TOPIC = 4

function says(text: string, name: string): boolean {
  const known = PATTERNS.get(name) ?? new RegExp(`\\b${name.replace(/e?s?$/, "")}(?:e|s|es|ed|ing)?\\b`, "i")
  PATTERNS.set(name, known)
  return known.test(text)
}

const PATTERNS = new Map<string, RegExp>()

/** Every name of a kind that a line might give away. */
export const KIND_NAMES: readonly string[] = KIND_IDS.flatMap(namesOf)
