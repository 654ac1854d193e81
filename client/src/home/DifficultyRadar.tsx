import { lazy, Suspense } from "react"
import classes from "./Aside.module.css"
import { useQuestions } from "./questions-query.ts"
import { topicFigures } from "./topics.ts"

const TopicRadar = lazy(() => import("./TopicRadar.tsx"))

/** The chart is for the eye; the table below it says the same to everybody. */
export function DifficultyRadar() {
  const { data: questions, isError } = useQuestions()
  const figures = topicFigures(questions ?? [])
  if (isError) return null
  return (
    <section className={classes.card} aria-labelledby="radar-title">
      <h2 id="radar-title">Difficulty radar</h2>
      <div className={classes.chart} aria-hidden="true">
        <Suspense>{figures.length > 2 && <TopicRadar figures={figures} />}</Suspense>
      </div>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">
              <span className={classes.filled} aria-hidden="true" /> Questions
            </th>
            <th scope="col">
              <span className={classes.outlined} aria-hidden="true" /> Mean
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ topic, questions: count, difficulty }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td>{count}</td>
              <td>{difficulty.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Computed from the {questions?.length ?? ""} questions of this bank. Mean is the mean difficulty,
        medium counting 2 and hard 3. A question counts in every topic that one of its tags belongs to, or
        else in Other.
      </p>
    </section>
  )
}
