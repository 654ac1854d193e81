import { ALIASES } from "@outloud/shared/board/aliases.ts"
import { COMPONENT_KINDS, type ComponentKind } from "@outloud/shared/board/kinds.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"

/** Shorter beginnings are those of too many names. */
const MIN_ALIAS = 2

/**
 * The kinds that a search means, the likeliest first: by their own names, by what people call them ("redis", "s3",
 * "Datenbank"; typos are forgiven in whole words), and by what they are for. All of them for an empty search.
 */
export function findKinds(search: string): readonly ComponentKind[] {
  const query = fold(search)
  if (query === "") return COMPONENT_KINDS
  const recognised = recogniseKind(search)?.kind
  const ranked = COMPONENT_KINDS.map(kind => ({ kind, rank: rankOf(kind, query, recognised === kind.id) }))
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind }) => kind)
}

function rankOf(kind: ComponentKind, query: string, isRecognised: boolean): number {
  const name = fold(kind.name)
  if (name.startsWith(query)) return 0
  if (name.split(" ").some(word => word.startsWith(query))) return 1
  if (isRecognised) return 2
  if (query.length >= MIN_ALIAS && hasAlias(kind, query)) return 3
  if (name.includes(query)) return 4
  return fold(kind.about).includes(query) ? 5 : Number.POSITIVE_INFINITY
}

function hasAlias({ id }: ComponentKind, query: string): boolean {
  const { names = [], nouns = [], alone = [] } = ALIASES[id]
  return [names, nouns, alone].some(list => list.some(alias => fold(alias).startsWith(query)))
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim()
}
