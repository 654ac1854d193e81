/**
 * Choices that look like chance and come out the same every time. Nothing is remembered between two of them, so a
 * move depends on its inputs alone.
 */

/** In an order by chance, which is another for another seed and for choices of other things. */
export function shuffled<T>(choices: readonly T[], seed: number, of: string): readonly T[] {
  return choices
    .map((choice, at) => ({ choice, place: fraction(seed, `${of} ${at}`) }))
    .sort((a, b) => a.place - b.place)
    .map(({ choice }) => choice)
}

/** From 0, and less than 1. */
export function fraction(seed: number, of: string): number {
  return scatter(`${seed} ${of}`) / 2 ** 32
}

/** FNV-1a, then the last mixing of MurmurHash3, without which neighbouring seeds would choose alike. */
function scatter(words: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
