import type { ComponentKind, KindId } from "@outloud/shared/board/kinds.ts"
import { useEffect, useState } from "react"
import { findKinds } from "./find-kinds.ts"
import { useKindVocabulary } from "./use-kind-vocabulary.ts"

export interface KindSearch {
  readonly words: string
  setWords(words: string): void
  /** Those that the words mean, the likeliest first; all where there are none. */
  readonly kinds: readonly ComponentKind[]
  readonly isSearching: boolean
  /** Whether it can be said what the words mean: something is found, or nothing more will be. */
  readonly isAnswered: boolean
  /** Chooses the likeliest, as soon as it is certain which one that is. */
  enter(): void
}

/** A search for a component by its names. */
export function useKindSearch(onChosen: (kind: KindId) => void): KindSearch {
  const [words, setWords] = useState("")
  const [isEntered, setEntered] = useState(false)
  const { vocabulary, isComing } = useKindVocabulary()
  const kinds = findKinds(words, vocabulary)
  const isSearching = words.trim() !== ""
  const likeliest = isSearching ? kinds[0]?.id : undefined
  useEffect(() => {
    if (!isEntered || isComing) return
    setEntered(false)
    if (likeliest === undefined) return
    setWords("")
    onChosen(likeliest)
  }, [isEntered, isComing, likeliest, onChosen])
  return {
    ...{ words, kinds, isSearching },
    isAnswered: isSearching && (kinds.length > 0 || !isComing),
    setWords(next) {
      setWords(next)
      setEntered(false)
    },
    enter: () => setEntered(true),
  }
}
