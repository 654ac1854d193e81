import type { JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { CompetencyRadar } from "../scorecard/CompetencyRadar.tsx"
import { type ScoreColumn, strokeOf } from "./score-columns.ts"

interface ProgressRadarProps {
  readonly columns: readonly ScoreColumn[]
  readonly competencies: readonly JudgedCompetency[]
}

const SHAPE = { outerRadius: 68, margin: { top: 0, right: 0, bottom: 0, left: 0 } }

/** The latest attempts over the earliest. The chart library comes after the rest of the page. */
export default function ProgressRadar({ columns, competencies }: ProgressRadarProps) {
  const lines = columns.map(column => ({
    ...{ key: column.key, scores: column.scores, fillOpacity: column.isLatest ? 0.1 : 0 },
    ...strokeOf(column),
  }))
  return <CompetencyRadar lines={lines} competencies={competencies} shape={SHAPE} />
}
