import { ALIASES } from "@outloud/shared/board/aliases.ts"
import type { KindId } from "@outloud/shared/board/kinds.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import type { KindVocabulary } from "./find-kinds.ts"

/** What people call components. */
export const kindVocabulary: KindVocabulary = {
  recognise: search => recogniseKind(search)?.kind,
  aliasesOf(kind: KindId) {
    const { names = [], nouns = [], alone = [] } = ALIASES[kind]
    return [...names, ...nouns, ...alone]
  },
}
