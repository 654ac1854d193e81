import { USUAL_DAYS } from "@outloud/shared/loop/rounds.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { Link } from "wouter"
import { RoundLine } from "../loop/RoundLine.tsx"
import { StartScreen } from "./StartScreen.tsx"
import classes from "./TheLoop.module.css"

export function TheLoop() {
  return (
    <section id="loop" aria-labelledby="loop-title">
      <h2 id="loop-title">The loop</h2>
      <p className={classes.lead}>
        Spotify, Machine Learning Engineer. Reported as hard, about {USUAL_DAYS} days from first call to
        decision: a recruiter screen, then a technical loop of 3 to 4 rounds.{" "}
        <Link href={PAGES.loop}>See it as a plan, day by day</Link>
      </p>
      <RoundLine
        heading="h3"
        below={{
          screen: <StartScreen />,
          design: <p className={classes.here}>This is what you practise here</p>,
        }}
      />
    </section>
  )
}
