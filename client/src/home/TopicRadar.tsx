import { RadarChart } from "@mantine/charts"
import "@mantine/charts/styles.layer.css"
import type { OwnFigures } from "./own-figures.ts"
import type { TopicFigures } from "./topics.ts"

interface TopicRadarProps {
  readonly figures: readonly TopicFigures[]
  /** Null where the person has tried nothing yet. */
  readonly own: ReadonlyMap<string, OwnFigures> | null
}

const BANK_SERIES = [
  { name: "questions", label: "Questions", color: "var(--ol-accent-text)" },
  { name: "difficulty", label: "Mean difficulty", color: "var(--ol-text-soft)" },
]
const OWN_SERIES = { name: "score", label: "Your score", color: "var(--ol-text)" }

/** The chart library is as large as the rest of the page, so this file is loaded after it. */
export default function TopicRadar({ figures, own }: TopicRadarProps) {
  const data = figures.map(figure => ({ ...figure, score: own?.get(figure.topic)?.score ?? null }))
  const most = Math.max(
    ...data.flatMap(({ questions, difficulty, score }) => [questions, difficulty, score ?? 0]),
  )
  return (
    <RadarChart
      h={248}
      data={data}
      dataKey="topic"
      gridColor="var(--ol-line)"
      textColor="var(--ol-text-soft)"
      accessibilityLayer={false}
      radarChartProps={{ outerRadius: "68%", margin: { top: 0, right: 24, bottom: 0, left: 24 } }}
      radarProps={({ name }) => ({
        isAnimationActive: false,
        fillOpacity: name === "questions" ? 0.2 : 0,
        // A topic without a score is a gap, not a nought.
        connectNulls: false,
        dot: name === OWN_SERIES.name && { r: 4, fill: OWN_SERIES.color, fillOpacity: 1 },
      })}
      withPolarRadiusAxis
      polarRadiusAxisProps={{ domain: [0, most], tick: false, axisLine: false }}
      series={own === null ? BANK_SERIES : [...BANK_SERIES, OWN_SERIES]}
    />
  )
}
