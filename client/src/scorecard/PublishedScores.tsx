import type { SessionClock } from "@outloud/shared/clock/session-clock.ts"
import {
  COMPETENCY_FACTS,
  competenciesOf,
  type JudgedCompetency,
} from "@outloud/shared/scorecard/competencies.ts"
import {
  type Disagreement,
  disagreementsOf,
  disagreementWords,
} from "@outloud/shared/scorecard/disagreements.ts"
import { weightedFigure } from "@outloud/shared/scorecard/figure.ts"
import { type PublishedScorecard, VERDICT_NAMES } from "@outloud/shared/scorecard/scorecard.ts"
import { lazy, Suspense } from "react"
import { useSession } from "../session/use-session.ts"
import { EvidenceText } from "./EvidenceText.tsx"
import classes from "./Score.module.css"
import { nameIn } from "./score-words.ts"

const ScoreRadar = lazy(() => import("./ScoreRadar.tsx"))

interface PublishedScoresProps {
  readonly scores: readonly PublishedScorecard[]
  /** The clock of their turn, which says of what kind the interview was. */
  readonly clock: SessionClock | null | undefined
  /** Whether what everybody wrote is open from the start. */
  readonly isWhole?: boolean
}

/** The cards of a turn, laid over each other. The chart is for the eye; the table says the same to everybody. */
export function PublishedScores({ scores, clock, isWhole = false }: PublishedScoresProps) {
  const { people } = useSession()
  const nameOf = (id: string) => nameIn(people, id)
  const competencies = shownCompetencies(scores, competenciesOf(clock ?? undefined))
  const disagreements = disagreementsOf(scores, competencies)
  return (
    <>
      <ul className={classes.verdictList}>
        {scores.map(({ by, role, card }) => (
          <li key={by}>
            <span className={classes.swatch} style={{ background: people[by]?.color }} aria-hidden="true" />
            <strong>{nameOf(by)}</strong> ({role}):{" "}
            {card.verdict === null ? "no verdict" : VERDICT_NAMES[card.verdict]}
            {figureOf(card)}
          </li>
        ))}
      </ul>
      <div className={classes.chart} aria-hidden="true">
        <Suspense>
          <ScoreRadar {...{ scores, competencies, people }} />
        </Suspense>
      </div>
      <ScoreTable {...{ scores, competencies, nameOf }} />
      {scores.length > 1 && <Differences {...{ disagreements, nameOf }} />}
      {scores.map(score => (
        <OneCard key={score.by} {...{ score, competencies, isWhole }} name={nameOf(score.by)} />
      ))}
    </>
  )
}

interface DifferencesProps {
  readonly disagreements: readonly Disagreement[]
  readonly nameOf: (id: string) => string
}

function Differences({ disagreements, nameOf }: DifferencesProps) {
  return (
    <>
      <h3>Where you differ</h3>
      {disagreements.length === 0 ? (
        <p>Nowhere by two steps or more, and everybody has assessed the same.</p>
      ) : (
        <ul className={classes.plain}>
          {disagreements.map(one => (
            <li key={one.competency}>{disagreementWords(one, nameOf)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Those of this kind of interview, and any other that somebody has judged. */
function shownCompetencies(
  scores: readonly PublishedScorecard[],
  ofKind: readonly JudgedCompetency[],
): readonly JudgedCompetency[] {
  const judged = scores.flatMap(({ card }) => Object.keys(card.judgements) as JudgedCompetency[])
  return [...new Set([...ofKind, ...judged])]
}

function figureOf(card: PublishedScorecard["card"]): string {
  const figure = weightedFigure(card)
  return figure === null ? ", nothing assessed" : `, ${Math.round(figure)} of 100`
}

interface ScoreTableProps {
  readonly scores: readonly PublishedScorecard[]
  readonly competencies: readonly JudgedCompetency[]
  readonly nameOf: (id: string) => string
}

function ScoreTable({ scores, competencies, nameOf }: ScoreTableProps) {
  return (
    <section className={classes.wide} aria-label="Scores by competency">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            {scores.map(({ by }) => (
              <th key={by} scope="col">
                {nameOf(by)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {competencies.map(competency => (
            <tr key={competency}>
              <th scope="row">{COMPETENCY_FACTS[competency].name}</th>
              {scores.map(({ by, card }) => (
                <td key={by}>
                  {card.judgements[competency]?.score ?? <abbr title="not assessed">n/a</abbr>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface OneCardProps {
  readonly score: PublishedScorecard
  readonly name: string
  readonly competencies: readonly JudgedCompetency[]
  readonly isWhole: boolean
}

function OneCard({ score: { card }, name, competencies, isWhole }: OneCardProps) {
  return (
    <details className={classes.card} open={isWhole}>
      <summary>{`What ${name} wrote`}</summary>
      {card.summary !== "" && <p className={classes.written}>{card.summary}</p>}
      {competencies.map(competency => {
        const judgement = card.judgements[competency]
        if (judgement === undefined) return null
        return (
          <div key={competency}>
            <h4>{`${COMPETENCY_FACTS[competency].name}: ${judgement.score ?? "not assessed"}`}</h4>
            {judgement.comment !== "" && <p className={classes.written}>{judgement.comment}</p>}
            {judgement.evidence.length > 0 && (
              <ul className={classes.plain}>
                {judgement.evidence.map((one, at) => (
                  <li key={`${at} ${one.text}`}>
                    <EvidenceText evidence={one} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </details>
  )
}
