import { RadarChart } from "@mantine/charts"
import "@mantine/charts/styles.layer.css"
import type { TopicFigures } from "./topics.ts"

/** The chart library is as large as the rest of the page, so this file is loaded after it. */
export default function TopicRadar({ figures }: { readonly figures: readonly TopicFigures[] }) {
  const most = Math.max(...figures.flatMap(figure => [figure.questions, figure.difficulty]))
  return (
    <RadarChart
      h={248}
      data={figures.map(figure => ({ ...figure }))}
      dataKey="topic"
      gridColor="var(--ol-line)"
      textColor="var(--ol-text-soft)"
      accessibilityLayer={false}
      radarChartProps={{ outerRadius: "68%", margin: { top: 0, right: 24, bottom: 0, left: 24 } }}
      radarProps={({ name }) => ({ isAnimationActive: false, fillOpacity: name === "questions" ? 0.2 : 0 })}
      withPolarRadiusAxis
      polarRadiusAxisProps={{ domain: [0, most], tick: false, axisLine: false }}
      series={[
        { name: "questions", label: "Questions", color: "var(--ol-accent-text)" },
        { name: "difficulty", label: "Mean difficulty", color: "var(--ol-text-soft)" },
      ]}
    />
  )
}
