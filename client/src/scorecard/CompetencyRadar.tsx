import { RadarChart, type RadarChartProps } from "@mantine/charts"
import "@mantine/charts/styles.layer.css"
import { COMPETENCY_FACTS, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { SCORES } from "@outloud/shared/scorecard/scorecard.ts"

export interface RadarLine {
  readonly key: string
  readonly color: string
  readonly scores: { readonly [C in JudgedCompetency]?: number | null }
  readonly label?: string
  /** From 0 to 1; a tenth where not said. */
  readonly fillOpacity?: number
  /** As of an SVG stroke; solid where not said. */
  readonly dashes?: string | undefined
}

interface CompetencyRadarProps {
  readonly lines: readonly RadarLine[]
  readonly competencies: readonly JudgedCompetency[]
  /** Where the chart stands in its 208 pixels. */
  readonly shape: RadarChartProps["radarChartProps"]
}

/** Scores by competency, a line for each who gave them; what was not assessed is at the centre. */
export function CompetencyRadar({ lines, competencies, shape = {} }: CompetencyRadarProps) {
  const data = competencies.map(competency => ({
    // The table beside it has the whole name, for which there is no room here.
    competency: COMPETENCY_FACTS[competency].name.split(" ")[0],
    ...Object.fromEntries(lines.map(({ key, scores }) => [key, scores[competency] ?? 0])),
  }))
  return (
    <RadarChart
      h={208}
      data={data}
      dataKey="competency"
      gridColor="var(--ol-line)"
      textColor="var(--ol-text-soft)"
      accessibilityLayer={false}
      radarChartProps={shape}
      radarProps={({ name }) => {
        const line = lines.find(({ key }) => key === name)
        return {
          isAnimationActive: false,
          fillOpacity: line?.fillOpacity ?? 0.1,
          strokeWidth: 2,
          ...(line?.dashes !== undefined && { strokeDasharray: line.dashes }),
        }
      }}
      withPolarRadiusAxis
      polarRadiusAxisProps={{ domain: [0, SCORES.length], tick: false, axisLine: false }}
      series={lines.map(({ key, color, label }) => ({
        ...{ name: key, color },
        ...(label !== undefined && { label }),
      }))}
    />
  )
}
