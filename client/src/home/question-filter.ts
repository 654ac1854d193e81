import type { Question } from "@outloud/shared/questions/question.ts"

export type Difficulty = Question["difficulty"]
export const DIFFICULTIES: readonly Difficulty[] = ["medium", "hard"]

export interface QuestionFilter {
  /** Words that must all occur in the title, the text or the tags. */
  readonly text: string
  readonly tag: string | null
  readonly difficulty: Difficulty | null
}

export const NO_FILTER: QuestionFilter = { text: "", tag: null, difficulty: null }

/** Reads a query string. What it does not know, it ignores. */
export function readFilter(search: string): QuestionFilter {
  const params = new URLSearchParams(search)
  return {
    text: params.get("q") ?? "",
    tag: params.get("tag") || null,
    difficulty: DIFFICULTIES.find(level => level === params.get("difficulty")) ?? null,
  }
}

/** The query string without its question mark; empty where nothing is filtered. */
export function writeFilter({ text, tag, difficulty }: QuestionFilter): string {
  const params = new URLSearchParams()
  if (text.trim()) params.set("q", text.trim())
  if (tag) params.set("tag", tag)
  if (difficulty) params.set("difficulty", difficulty)
  return params.toString()
}

export function filterQuestions<Q extends Question>(
  questions: readonly Q[],
  { text, tag, difficulty }: QuestionFilter,
): readonly Q[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return questions.filter(question => {
    if (difficulty && question.difficulty !== difficulty) return false
    if (tag && !question.tags.includes(tag)) return false
    const searched = fold([question.title, question.text, ...question.tags].join(" "))
    return words.every(word => searched.includes(singular(word)))
  })
}

/** Every tag once, in alphabetical order. */
export function tagsOf(questions: readonly Question[]): readonly string[] {
  return [...new Set(questions.flatMap(question => question.tags))].sort((a, b) => a.localeCompare(b))
}

/** So that neither capitals, accents, hyphens nor the kind of apostrophe decide whether a word is found. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Pd}]/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase()
}

/** Words are found inside others, so the singular finds the plural too, but not the other way round. */
function singular(word: string): string {
  return word.length > 2 ? word.replace(/s$/, "") : word
}
