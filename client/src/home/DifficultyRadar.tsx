import { lazy, Suspense } from "react"
import classes from "./Aside.module.css"
import type { OwnFigures } from "./own-figures.ts"
import { useQuestions } from "./questions-query.ts"
import { type TopicFigures, topicFigures } from "./topics.ts"
import { useOwnFigures } from "./use-own-figures.ts"

const TopicRadar = lazy(() => import("./TopicRadar.tsx"))

/** The chart is for the eye; the table below it says the same to everybody. */
export function DifficultyRadar() {
  const { data: questions, isError } = useQuestions()
  const own = useOwnFigures(questions)
  const figures = topicFigures(questions ?? [])
  if (isError) return null
  return (
    <section className={classes.card} aria-labelledby="radar-title">
      <h2 id="radar-title">Difficulty radar</h2>
      <div className={classes.chart} aria-hidden="true">
        <Suspense>{figures.length > 2 && <TopicRadar figures={figures} own={own} />}</Suspense>
      </div>
      <p className={classes.legend} aria-hidden="true">
        <span data-series="questions">Questions</span>
        <span data-series="difficulty">Mean difficulty</span>
        {own !== null && <span data-series="score">Your score</span>}
      </p>
      <FigureTable figures={figures} own={own} />
      <p>
        Computed from the {questions?.length ?? ""} questions of this bank. Mean is the mean difficulty,
        medium counting 2 and hard 3. A question counts in every topic that one of its tags belongs to, or
        else in Other.
      </p>
      {own !== null && (
        <p>
          Yours is computed from the attempts that this browser keeps. Tried is how many of the questions have
          one. You is your score from 1 to 4: for each question the latest attempt with scores, the
          interviewers' where there are any and else your own, weighted as on the scorecard; then the mean.
        </p>
      )}
    </section>
  )
}

interface FigureTableProps {
  readonly figures: readonly TopicFigures[]
  /** Null where the person has tried nothing yet. */
  readonly own: ReadonlyMap<string, OwnFigures> | null
}

function FigureTable({ figures, own }: FigureTableProps) {
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">{own === null ? "Questions" : "Tried"}</th>
          <th scope="col">Mean</th>
          {own !== null && <th scope="col">You</th>}
        </tr>
      </thead>
      <tbody>
        {figures.map(({ topic, questions, difficulty }) => (
          <tr key={topic}>
            <th scope="row">{topic}</th>
            <td>{own === null ? questions : `${own.get(topic)?.tried ?? 0} of ${questions}`}</td>
            <td>{difficulty.toFixed(1)}</td>
            {own !== null && <td>{own.get(topic)?.score?.toFixed(1) ?? "none"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
