import { RadarChart } from "@mantine/charts"
import "@mantine/charts/styles.layer.css"
import type { Session } from "@outloud/shared/room/session.ts"
import { COMPETENCY_FACTS, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { type PublishedScorecard, SCORES } from "@outloud/shared/scorecard/scorecard.ts"

interface ScoreRadarProps {
  readonly scores: readonly PublishedScorecard[]
  readonly competencies: readonly JudgedCompetency[]
  readonly people: Session["people"]
}

/** A scorer is a line in his colour; what he has not assessed is at the centre. The chart library comes after the rest. */
export default function ScoreRadar({ scores, competencies, people }: ScoreRadarProps) {
  const data = competencies.map(competency => ({
    // The table below has the whole name, for which there is no room here.
    competency: COMPETENCY_FACTS[competency].name.split(" ")[0],
    ...Object.fromEntries(scores.map(({ by, card }) => [by, card.judgements[competency]?.score ?? 0])),
  }))
  return (
    <RadarChart
      h={208}
      data={data}
      dataKey="competency"
      gridColor="var(--ol-line)"
      textColor="var(--ol-text-soft)"
      accessibilityLayer={false}
      radarChartProps={{ outerRadius: 52, margin: { top: 0, right: 24, bottom: 0, left: 24 } }}
      radarProps={{ isAnimationActive: false, fillOpacity: 0.1, strokeWidth: 2 }}
      withPolarRadiusAxis
      polarRadiusAxisProps={{ domain: [0, SCORES.length], tick: false, axisLine: false }}
      series={scores.map(({ by }) => ({
        name: by,
        label: people[by]?.name ?? "",
        color: people[by]?.color ?? "var(--ol-text-soft)",
      }))}
    />
  )
}
