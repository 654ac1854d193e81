import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { progressByQuestion } from "@outloud/shared/progress/by-question.ts"
import classes from "./Progress.module.css"
import { dayWords, scoreWords } from "./progress-words.ts"

/** Attempts per question, and what became of the score. */
export function QuestionTable({ attempts }: { readonly attempts: readonly Attempt[] }) {
  return (
    <section aria-labelledby="by-question">
      <h2 id="by-question">Questions</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Attempts</th>
            <th scope="col">Last</th>
            <th scope="col">Mean score</th>
          </tr>
        </thead>
        <tbody>
          {progressByQuestion(attempts).map(
            ({ questionId, title, attempts: count, lastAt, first, latest }) => (
              <tr key={questionId}>
                <th scope="row">{title}</th>
                <td>{count}</td>
                <td>{dayWords(lastAt)}</td>
                <td>
                  {first !== latest && `${scoreWords(first)}, now `}
                  {scoreWords(latest)}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p className={classes.note}>
        Mean score: of an attempt's competencies by their weight, 4 being the most; interviewers' scores where
        there are any, or else your own. The first attempt with scores, and the latest.
      </p>
    </section>
  )
}
