import { useEffect, useState } from "react"
import type { KindVocabulary } from "./find-kinds.ts"

/** What people call components, once it has come; null before, and where it does not come. */
export function useKindVocabulary(): KindVocabulary | null {
  const [vocabulary, setVocabulary] = useState<KindVocabulary | null>(null)
  useEffect(() => {
    let isGone = false
    const take = ({ kindVocabulary }: { readonly kindVocabulary: KindVocabulary }) => {
      if (!isGone) setVocabulary(kindVocabulary)
    }
    import("./kind-vocabulary.ts").then(take, () => undefined)
    return () => {
      isGone = true
    }
  }, [])
  return vocabulary
}
