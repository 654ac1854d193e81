/** How somebody good goes about a question: what they ask, write and say, in their own words. */
export interface Solution {
  readonly questionId: string
  readonly questions: readonly string[]
  /** What is built, when the requirements are summed up. */
  readonly scope: string
  /** Names of the estimates that they work out, as the question's key calls them. */
  readonly estimates: readonly string[]
  /** What follows from them. */
  readonly numbers: string
  readonly api: readonly string[]
  readonly lookup: string
  /** Components that they think of only when asked, by ref. */
  readonly forgets: readonly string[]
  /** Decisions of the reference that they do not write down, by place. */
  readonly unsaid: readonly number[]
  readonly decisions: string
  readonly summary: string
  readonly week: string
  /** By ask. */
  readonly answers: Readonly<Record<string, string>>
}
