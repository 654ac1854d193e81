import { evidenceOf } from "@outloud/shared/interviewer/standard/evidence.ts"
import type { Practice } from "@outloud/shared/practice/practice.ts"
import { silentSpans, talkShare, type VoiceRecord } from "@outloud/shared/practice/voice-record.ts"
import { COMPETENCY_FACTS, DESIGN_COMPETENCIES } from "@outloud/shared/scorecard/competencies.ts"
import { timeOfDay } from "../session/time-of-day.ts"
import classes from "./Interviewer.module.css"

interface WhatWasHeardProps {
  readonly practice: Practice
  readonly actions?: React.ReactNode
  /** What else there is to see of it, before the reasons. */
  readonly children?: React.ReactNode
}

/** What the interview showed, in the person's own words: evidence, never a verdict. */
export function WhatWasHeard({ practice, actions, children }: WhatWasHeardProps) {
  const { transcript } = practice
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
      {actions}
      {DESIGN_COMPETENCIES.map(competency => {
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
      <OutLoud voice={practice.voice} />
      {children}
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

/** What the microphone heard of somebody: how much, and where there was nothing. */
function OutLoud({ voice }: { readonly voice: VoiceRecord }) {
  const share = talkShare(voice)
  if (share === null) return null
  const silent = silentSpans(voice)
  return (
    <>
      <h3>Out loud</h3>
      <p>{`You spoke for ${Math.round(100 * share)} % of the time that the microphone listened.`}</p>
      {silent.length === 0 ? (
        <p className={classes.soft}>You were never silent for 45 seconds.</p>
      ) : (
        <>
          <p>Silent for 45 seconds or more:</p>
          <ul>
            {silent.map(({ from, until }) => (
              <li key={from}>{`from ${timeOfDay(from)}, ${secondsWords(until - from)}`}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** "50 s", "2 min 5 s". */
function secondsWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function hintWords(count: number): string {
  if (count === 0) return "You took no hint."
  return count === 1 ? "You took one hint." : `You took ${count} hints.`
}
