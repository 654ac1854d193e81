import type { Condition } from "../questions/condition.ts"
import type { BoardMatch } from "./board-match.ts"

/** What a condition is judged on. */
export interface Situation {
  readonly board: BoardMatch
  /** Every label, note and text on the board, and what the candidate has written elsewhere. */
  readonly words: string
  /** Ids of the facts that have been revealed. */
  readonly revealed: ReadonlySet<string>
  /** Names of the estimates that stand on the board. */
  readonly estimates: ReadonlySet<string>
}

/** Whether a condition holds now. */
export function holds(condition: Condition, situation: Situation): boolean {
  const { board } = situation
  if (condition === "always") return true
  if ("missing" in condition) return board.nodes(condition.missing).length === 0
  if ("has" in condition) return board.nodes(condition.has).length > 0
  if ("noEdge" in condition) return !board.hasFlow(...condition.noEdge)
  if ("noPath" in condition) return !board.hasPath(...condition.noPath)
  if ("fewer" in condition) return board.nodes(condition.fewer[0]).length < condition.fewer[1]
  if ("noText" in condition) return !says(situation.words, condition.noText)
  if ("unasked" in condition) return !situation.revealed.has(condition.unasked)
  if ("noEstimate" in condition) return !situation.estimates.has(condition.noEstimate)
  if ("all" in condition) return condition.all.every(one => holds(one, situation))
  if ("any" in condition) return condition.any.some(one => holds(one, situation))
  return !holds(condition.not, situation)
}

const PATTERNS = new Map<string, RegExp>()
/** Characters of a board's words that are looked through: a long interview has some ten thousand. */
const MOST_WORDS = 100_000

function says(words: string, pattern: string): boolean {
  const known = PATTERNS.get(pattern) ?? new RegExp(pattern, "iu")
  PATTERNS.set(pattern, known)
  return known.test(words.slice(0, MOST_WORDS))
}
