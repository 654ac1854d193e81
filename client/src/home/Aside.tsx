import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { IconMessageCircle } from "@tabler/icons-react"
import { Link } from "wouter"
import classes from "./Aside.module.css"
import { DifficultyRadar } from "./DifficultyRadar.tsx"

export function Aside() {
  return (
    <aside className={classes.aside} aria-label="Before you start">
      <section className={classes.rule} aria-labelledby="rule-title">
        <h2 id="rule-title">
          <IconMessageCircle size={20} stroke={1.75} aria-hidden="true" /> The unwritten rule: think out loud
        </h2>
        <p>Always explain your thought process before writing code or drawing architecture.</p>
        <Link href={PAGES.rules} className={classes.more}>
          What to say, phase by phase
        </Link>
      </section>
      <section className={classes.card} aria-labelledby="interviewer-title">
        <h2 id="interviewer-title">Your interviewer: Standard</h2>
        <p>A senior engineer, who looks for</p>
        <ul>
          <li>core competencies</li>
          <li>system constraints</li>
          <li>clear communication</li>
        </ul>
        <Link href={PAGES.interviewer} className={classes.more}>
          Meet your interviewer
        </Link>
      </section>
      <DifficultyRadar />
    </aside>
  )
}
