import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { scoresOverTime } from "@outloud/shared/progress/scores-over-time.ts"
import {
  COMPETENCY_FACTS,
  DESIGN_COMPETENCIES,
  type JudgedCompetency,
  SCREEN_COMPETENCIES,
} from "@outloud/shared/scorecard/competencies.ts"
import { lazy, Suspense } from "react"
import classes from "./Progress.module.css"
import { scoreWords } from "./progress-words.ts"
import { type ScoreColumn, type ScoreGroup, scoreGroups, strokeOf } from "./score-columns.ts"

const ProgressRadar = lazy(() => import("./ProgressRadar.tsx"))

/** A shape has at least so many corners. */
const CORNERS = 3

const KINDS = [
  { title: "Scores in design interviews", competencies: DESIGN_COMPETENCIES },
  { title: "Scores in recruiter screens", competencies: SCREEN_COMPETENCIES },
] as const

/** The earliest against the latest attempts, for each kind of interview that has scores. */
export function CompetencyScores({ attempts }: { readonly attempts: readonly Attempt[] }) {
  return KINDS.map(({ title, competencies }) => {
    const over = scoresOverTime(attempts, competencies)
    if (over === null) return null
    const groups = scoreGroups(over)
    const columns = groups.flatMap(group => group.columns)
    const judged = competencies.filter(competency =>
      columns.some(({ scores }) => scores[competency] !== undefined),
    )
    return (
      <section key={title} aria-label={title}>
        <h2>{title}</h2>
        <div className={classes.scores}>
          {judged.length >= CORNERS && (
            <div className={classes.chart} aria-hidden="true">
              <Suspense>
                <ProgressRadar columns={columns} competencies={judged} />
              </Suspense>
            </div>
          )}
          <ScoreTable groups={groups} competencies={judged} />
        </div>
        <p className={classes.note}>
          {over.earliest === null
            ? "From your one attempt with scores; a second one makes a comparison."
            : "Means, of 4, of the first against the latest attempts with scores. None is counted in both."}
        </p>
      </section>
    )
  })
}

interface ScoreTableProps {
  readonly groups: readonly ScoreGroup[]
  readonly competencies: readonly JudgedCompetency[]
}

function ScoreTable({ groups, competencies }: ScoreTableProps) {
  const columns = groups.flatMap(group => group.columns)
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Competency
          </th>
          {groups.map(({ name, columns: own }) => (
            <th key={name} scope="colgroup" colSpan={own.length}>
              {name}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(column => (
            <th key={column.key} scope="col">
              {column.label}
              <Line column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {competencies.map(competency => (
          <tr key={competency}>
            <th scope="row">{COMPETENCY_FACTS[competency].name}</th>
            {columns.map(({ key, scores }) => (
              <td key={key}>
                {scores[competency] === undefined ? (
                  <abbr title="not assessed">n/a</abbr>
                ) : (
                  scoreWords(scores[competency])
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which line of the chart it is. */
function Line({ column }: { readonly column: ScoreColumn }) {
  const { color, dashes } = strokeOf(column)
  return (
    <svg className={classes.line} width="20" height="4" viewBox="0 0 20 4" aria-hidden="true">
      <line x1="0" x2="20" y1="2" y2="2" stroke={color} strokeWidth="2" strokeDasharray={dashes} />
    </svg>
  )
}
