import { PHASE_NAMES, PRESETS } from "@outloud/shared/clock/phases.ts"
import { LOOP_SOURCES, ROUNDS, type Round } from "@outloud/shared/loop/rounds.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { COMPETENCY_FACTS } from "@outloud/shared/scorecard/competencies.ts"
import { Link } from "wouter"
import classes from "./Loop.module.css"

const PLANS = { screen: PRESETS.screen, design: PRESETS["45"] }

/** What each round is about, and where that is known from. */
export function RoundDetails() {
  return (
    <section aria-labelledby="details-title">
      <h2 id="details-title">What each round is about</h2>
      <div className={classes.details}>
        {ROUNDS.map(round => (
          <OneRound key={round.id} round={round} />
        ))}
      </div>
      <h3>Where this is from</h3>
      <ul className={classes.sources}>
        {LOOP_SOURCES.map(({ what, name, url }) => (
          <li key={url}>
            {what}{" "}
            <a href={url} rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneRound({ round }: { readonly round: Round }) {
  const { id, name, about, aloud, judged } = round
  const plan = id === "screen" || id === "design" ? PLANS[id] : []
  return (
    <article className={classes.round} aria-labelledby={`round-${id}`}>
      <h3 id={`round-${id}`}>{name}</h3>
      {about.map(text => (
        <p key={text}>{text}</p>
      ))}
      <p>
        <strong>Out loud:</strong> {aloud}
      </p>
      {judged.length === 0 ? (
        <p className={classes.soft}>Not practised here.</p>
      ) : (
        <>
          <p className={classes.soft}>
            {plan.reduce((sum, { minutes }) => sum + minutes, 0)} minutes here:{" "}
            {plan.map(phase => `${PHASE_NAMES[phase.id]} ${phase.minutes}`).join(", ")}.
          </p>
          <p className={classes.soft}>
            Scored by{" "}
            {judged.map(one => `${COMPETENCY_FACTS[one].name} (${COMPETENCY_FACTS[one].weight})`).join(", ")},
            100 in all.
          </p>
        </>
      )}
      {id === "design" && <Link href={PAGES.rules}>The unwritten rules</Link>}
    </article>
  )
}
