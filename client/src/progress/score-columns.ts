import type { Scores, ScoresOverTime } from "@outloud/shared/progress/scores-over-time.ts"

/** One line of the radar and one column of its table. */
export interface ScoreColumn {
  readonly key: string
  /** Which attempts; empty where there are no others. */
  readonly label: string
  readonly scores: Scores
  readonly by: "own" | "given"
  readonly isLatest: boolean
}

/** Whose scores they are. */
export interface ScoreGroup {
  readonly name: string
  /** At least one. */
  readonly columns: readonly ScoreColumn[]
}

const NAMES = { own: "You", given: "Interviewers" }

/** Own and given, earliest and latest; what holds no score at all is left out. */
export function scoreGroups({ earliest, latest }: ScoresOverTime): readonly ScoreGroup[] {
  return (["own", "given"] as const).flatMap(by => {
    const columns = [
      ...(earliest ? [{ word: "first", means: earliest, isLatest: false }] : []),
      { word: "latest", means: latest, isLatest: true },
    ].flatMap(({ word, means, isLatest }): ScoreColumn[] => {
      const { [by]: scores, attempts } = means
      if (Object.keys(scores).length === 0) return []
      const label = attempts === 1 ? word : `${word} ${attempts}`
      return [{ key: `${by} ${word}`, label: earliest === null ? "" : label, scores, by, isLatest }]
    })
    return columns.length === 0 ? [] : [{ name: NAMES[by], columns }]
  })
}

/** As a line is drawn, in the chart and in the head of its column. */
export function strokeOf({ by, isLatest }: ScoreColumn) {
  return {
    color: by === "own" ? "var(--ol-accent-text)" : "var(--ol-text)",
    dashes: isLatest ? undefined : "4 3",
  }
}
