import { Button } from "@mantine/core"
import { evidenceOf } from "@outloud/shared/interviewer/standard/evidence.ts"
import type { Practice } from "@outloud/shared/practice/practice.ts"
import { COMPETENCIES } from "@outloud/shared/questions/answer-key.ts"
import { COMPETENCY_FACTS } from "@outloud/shared/scorecard/competencies.ts"
import { PhaseBars } from "../debrief/PhaseBars.tsx"
import { useView } from "../room/room-context.ts"
import { timeOfDay } from "../session/time-of-day.ts"
import classes from "./Interviewer.module.css"

/** What the interview showed, in the person's own words: evidence, never a verdict. */
export function PracticeSummary({ practice }: { readonly practice: Practice }) {
  const { transcript, clock } = practice
  const setPanelTab = useView(view => view.setPanelTab)
  const evidence = evidenceOf(transcript)
  const moves = transcript.flatMap(entry => (entry.kind === "move" ? [entry] : []))
  const hints = moves.filter(({ move }) => move.kind === "hint").length
  const assumptions = transcript.flatMap(entry =>
    entry.kind === "said" && entry.assumption !== null ? [entry.assumption] : [],
  )
  return (
    <section className={classes.summary} aria-labelledby="practice-summary">
      <h2 id="practice-summary">What was heard</h2>
      <p>
        Quotes and the points that were heard in them; no verdict. {hintWords(hints)} Score yourself against
        the anchors while it is fresh.
      </p>
      <Button variant="default" size="compact-sm" onClick={() => setPanelTab("score")}>
        Score yourself
      </Button>
      {COMPETENCIES.map(competency => {
        const shown = (evidence.get(competency) ?? []).filter(
          ({ heard, isOnPoint }) => heard.length > 0 || isOnPoint,
        )
        return (
          <div key={competency}>
            <h3>{COMPETENCY_FACTS[competency].name}</h3>
            {shown.length === 0 ? (
              <p className={classes.soft}>Nothing was heard for it.</p>
            ) : (
              <ul>
                {shown.map(({ about, quote, heard, isPrompted }) => (
                  <li key={`${about} ${quote}`}>
                    “{quote}”
                    <span className={classes.soft}>
                      {heard.length > 0 && ` Heard: ${heard.join("; ")}.`}
                      {!isPrompted && " Unasked."}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
      {assumptions.length > 0 && (
        <>
          <h3>What you assumed</h3>
          <ul>
            {assumptions.map(({ text, about }) => (
              <li key={text}>
                {text}
                {about !== null && <span className={classes.soft}> (asked: {about})</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Minutes</h3>
      <PhaseBars clock={clock} />
      <details>
        <summary>Why the interviewer said what it said</summary>
        <ol>
          {moves.map(({ at, move }) => (
            <li key={`${at} ${move.text}`}>
              {timeOfDay(at)} “{move.text}” <span className={classes.soft}>{move.reason}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

function hintWords(count: number): string {
  if (count === 0) return "You took no hint."
  return count === 1 ? "You took one hint." : `You took ${count} hints.`
}
