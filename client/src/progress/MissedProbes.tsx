import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { mostMissed, type OftenMissed } from "@outloud/shared/progress/most-missed.ts"
import { COMPETENCY_FACTS } from "@outloud/shared/scorecard/competencies.ts"
import { listWords } from "../scorecard/score-words.ts"
import classes from "./Progress.module.css"
import { dayWords, timesWords } from "./progress-words.ts"

/** How many stand there at once. */
const SHOWN = 6

/** What the simulated interviewer asked and heard nothing to. */
export function MissedProbes({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const missed = mostMissed(attempts)
  if (missed.length === 0) return null
  const rest = missed.slice(SHOWN)
  return (
    <section aria-labelledby="missed">
      <h2 id="missed">Follow-ups you missed</h2>
      <MissedList missed={missed.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length === 1 ? "One more" : `${rest.length} more`}</summary>
          <MissedList missed={rest} />
        </details>
      )}
      <p className={classes.note}>
        Asked by the simulated interviewer, and nothing that it listens for was heard or drawn, or there was
        no answer. It goes by words, so a good answer in other words can be among them.
      </p>
    </section>
  )
}

function MissedList({ missed }: { readonly missed: readonly OftenMissed[] }) {
  return (
    <ul className={classes.missed}>
      {missed.map(({ askId, text, titles, competency, times, lastAt }) => (
        <li key={`${askId} ${titles[0]}`}>
          “{text}”
          <span className={classes.soft}>
            {`${COMPETENCY_FACTS[competency].name}, in ${listWords(titles)}. Missed ${timesWords(times)}, last on ${dayWords(lastAt)}.`}
          </span>
        </li>
      ))}
    </ul>
  )
}
