/** Sentences in order, each with its mark at the end. Abbreviations are not told apart: nothing rests on it. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!…])["'”’)]*\s+|\n+/u)
    .map(sentence => sentence.trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence))
}

export function questionMarks(text: string): number {
  return text.split("?").length - 1
}

export function countWords(text: string): number {
  return text.split(/\s+/u).filter(word => word !== "").length
}
