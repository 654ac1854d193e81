import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { type FactsBeside, factsBeside, scoringAdvice } from "@outloud/shared/scorecard/facts-beside.ts"
import { useSituation } from "../interviewer/use-situation.ts"
import { useSession } from "../session/use-session.ts"
import classes from "./Score.module.css"

/** With what the answer key asks for, following the board. */
export function KeyFacts({ answerKey }: { readonly answerKey: AnswerKey }) {
  const session = useSession()
  const { board } = useSituation(answerKey, session)
  return <Facts facts={factsBeside(session.reveals, { components: answerKey.components, board })} />
}

/** What was shown, where there is no answer key. */
export function ShownFacts() {
  const { reveals } = useSession()
  return <Facts facts={factsBeside(reveals, null)} />
}

function Facts({ facts }: { readonly facts: FactsBeside }) {
  const { hintLevels, facts: answered, must } = facts
  return (
    <section className={classes.facts} aria-label="Facts beside the scores">
      <h3>Facts beside the scores</h3>
      <p className={classes.soft}>For you to weigh. Nothing here changes a score.</p>
      <ul>
        <li>
          {hintLevels.length === 0 ? "No hint was shown." : `Hints shown: level ${hintLevels.join(", ")}.`}
        </li>
        <li>
          {answered.length === 0
            ? "No fact was revealed."
            : `Facts revealed (${answered.length}): ${answered.join(" · ")}`}
        </li>
        {must !== null && (
          <li>
            {`Must-haves on the board: ${must.present.length} of ${must.present.length + must.missing.length}.`}
            {must.missing.length > 0 && ` Not found: ${must.missing.join(", ")}.`}
          </li>
        )}
      </ul>
      {scoringAdvice(facts).map(advice => (
        <p key={advice}>{`Suggestion. ${advice}`}</p>
      ))}
    </section>
  )
}
