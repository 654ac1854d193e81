import { COMPONENT_KINDS, type ComponentKind, type KindId } from "@outloud/shared/board/kinds.ts"

export interface KindVocabulary {
  /** The kind that a label names; typos are forgiven in whole words. */
  recognise(label: string): KindId | undefined
  /** Other words for a kind: "redis", "s3", "Datenbank". */
  aliasesOf(kind: KindId): readonly string[]
}

/** Shorter beginnings are those of too many names. */
const MIN_ALIAS = 2

/**
 * The kinds that a search means, the likeliest first: by their own names, by what people call them ("redis", "s3",
 * "Datenbank"; typos are forgiven in whole words), and by what they are for. All of them for an empty search. Without
 * the vocabulary, only what people call them is not known.
 */
export function findKinds(search: string, vocabulary: KindVocabulary | null): readonly ComponentKind[] {
  const query = fold(search)
  if (query === "") return COMPONENT_KINDS
  const recognised = vocabulary?.recognise(search)
  const ranked = COMPONENT_KINDS.map(kind => {
    const aliases = vocabulary?.aliasesOf(kind.id) ?? []
    return { kind, rank: rankOf(kind, query, { isRecognised: recognised === kind.id, aliases }) }
  })
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind }) => kind)
}

interface Called {
  readonly isRecognised: boolean
  readonly aliases: readonly string[]
}

function rankOf(kind: ComponentKind, query: string, { isRecognised, aliases }: Called): number {
  const name = fold(kind.name)
  if (name.startsWith(query)) return 0
  if (name.split(" ").some(word => word.startsWith(query))) return 1
  if (isRecognised) return 2
  const isCalled = query.length >= MIN_ALIAS && aliases.some(alias => fold(alias).startsWith(query))
  if (isCalled) return 3
  if (name.includes(query)) return 4
  return fold(kind.about).includes(query) ? 5 : Number.POSITIVE_INFINITY
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim()
}
