import { RadarChart } from "@mantine/charts"
import "@mantine/charts/styles.layer.css"
import { COMPETENCY_FACTS, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { SCORES } from "@outloud/shared/scorecard/scorecard.ts"
import { type ScoreColumn, strokeOf } from "./score-columns.ts"

interface ProgressRadarProps {
  readonly columns: readonly ScoreColumn[]
  readonly competencies: readonly JudgedCompetency[]
}

/** What was not assessed is at the centre. The chart library comes after the rest of the page. */
export default function ProgressRadar({ columns, competencies }: ProgressRadarProps) {
  const data = competencies.map(competency => ({
    // The table beside it has the whole name, for which there is no room here.
    competency: COMPETENCY_FACTS[competency].name.split(" ")[0],
    ...Object.fromEntries(columns.map(({ key, scores }) => [key, scores[competency] ?? 0])),
  }))
  return (
    <RadarChart
      h={208}
      data={data}
      dataKey="competency"
      gridColor="var(--ol-line)"
      textColor="var(--ol-text-soft)"
      accessibilityLayer={false}
      radarChartProps={{ outerRadius: 68, margin: { top: 0, right: 0, bottom: 0, left: 0 } }}
      radarProps={({ name }) => {
        const column = columns.find(({ key }) => key === name)
        return {
          isAnimationActive: false,
          fillOpacity: column?.isLatest ? 0.1 : 0,
          strokeWidth: 2,
          ...(column && { strokeDasharray: strokeOf(column).dashes }),
        }
      }}
      withPolarRadiusAxis
      polarRadiusAxisProps={{ domain: [0, SCORES.length], tick: false, axisLine: false }}
      series={columns.map(column => ({
        name: column.key,
        color: strokeOf(column).color,
      }))}
    />
  )
}
