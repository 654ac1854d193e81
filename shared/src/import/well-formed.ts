/** What no file can hold becomes U+FFFD: half a character, as an editor may leave it behind, and the null character. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}|\0/gu, "\uFFFD")
}
