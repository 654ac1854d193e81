import type { Question } from "@outloud/shared/questions/question.ts"
import { useEffect, useState } from "react"
import type { OwnFigures } from "./own-figures.ts"

/** What this browser's person has tried, by topic; null where nothing. It comes after the page: a first visit has none. */
export function useOwnFigures(questions: readonly Question[] | undefined) {
  const [own, setOwn] = useState<ReadonlyMap<string, OwnFigures> | null>(null)
  useEffect(() => {
    if (questions === undefined) return
    let isGone = false
    void Promise.all([import("./own-figures.ts"), import("../progress/kept-progress.ts")]).then(
      ([{ ownFigures }, { keptProgress }]) => {
        if (!isGone) setOwn(ownFigures(questions, keptProgress.attempts()))
      },
      // The page is whole without them.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [questions])
  return own
}
