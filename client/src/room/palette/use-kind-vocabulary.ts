import { useEffect, useState } from "react"
import type { KindVocabulary } from "./find-kinds.ts"

/** What people call components: more than a room needs to show. */
export const loadVocabulary = () => import("./kind-vocabulary.ts")

export interface ComingVocabulary {
  /** Null before it has come, and where it does not come. */
  readonly vocabulary: KindVocabulary | null
  readonly isComing: boolean
}

const COMING: ComingVocabulary = { vocabulary: null, isComing: true }
const MISSING: ComingVocabulary = { vocabulary: null, isComing: false }

export function useKindVocabulary(): ComingVocabulary {
  const [state, setState] = useState(COMING)
  useEffect(() => {
    let isGone = false
    const take = (next: ComingVocabulary) => {
      if (!isGone) setState(next)
    }
    loadVocabulary().then(
      ({ kindVocabulary }) => take({ vocabulary: kindVocabulary, isComing: false }),
      () => take(MISSING),
    )
    return () => {
      isGone = true
    }
  }, [])
  return state
}
