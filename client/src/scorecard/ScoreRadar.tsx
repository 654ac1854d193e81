import type { Session } from "@outloud/shared/room/session.ts"
import type { JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import type { PublishedScorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { CompetencyRadar } from "./CompetencyRadar.tsx"

interface ScoreRadarProps {
  readonly scores: readonly PublishedScorecard[]
  readonly competencies: readonly JudgedCompetency[]
  readonly people: Session["people"]
}

const SHAPE = { outerRadius: 52, margin: { top: 0, right: 24, bottom: 0, left: 24 } }

/** A scorer is a line in their colour. The chart library comes after the rest. */
export default function ScoreRadar({ scores, competencies, people }: ScoreRadarProps) {
  const lines = scores.map(({ by, card }) => ({
    ...{ key: by, label: people[by]?.name ?? "", color: people[by]?.color ?? "var(--ol-text-soft)" },
    scores: Object.fromEntries(
      competencies.map(competency => [competency, card.judgements[competency]?.score ?? null]),
    ),
  }))
  return <CompetencyRadar lines={lines} competencies={competencies} shape={SHAPE} />
}
