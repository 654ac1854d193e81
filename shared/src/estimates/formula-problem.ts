/** Why a formula has no value, in a plain sentence. */
export class FormulaProblem extends Error {
  /** The character that it is about, counted from 1; undefined where it is about the whole. */
  readonly at: number | undefined

  constructor(message: string, at?: number) {
    super(message)
    this.at = at
  }
}

/** Characters of a formula's part that is quoted in a message. */
const MAX_QUOTE = 30

export function quote(words: string): string {
  return words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE)}…` : words
}
