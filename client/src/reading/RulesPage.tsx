import { useDocumentTitle } from "@mantine/hooks"
import { PHASE_GOALS, PHASE_NAMES, PRESETS } from "@outloud/shared/clock/phases.ts"
import {
  EXAMPLE_QUESTION,
  type PhaseRules,
  type SpeakingMoment,
  TRIGGERS,
  UNWRITTEN_RULES,
} from "@outloud/shared/loop/unwritten-rules.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { IconCheck, IconX } from "@tabler/icons-react"
import { Link } from "wouter"
import { PageShell } from "../ui/PageShell.tsx"
import { SiteNav } from "../ui/SiteNav.tsx"
import { useFragment } from "../ui/use-fragment.ts"
import classes from "./Reading.module.css"
import { SimulateEntry } from "./SimulateEntry.tsx"
import { SpokenLine } from "./SpokenLine.tsx"

/** Think out loud, with substance: what to say at which moment. */
export default function RulesPage() {
  useDocumentTitle("Unwritten rules · Outloud")
  useFragment()
  return (
    <PageShell nav={<SiteNav />}>
      <article className={classes.reading}>
        <h1>Unwritten rules</h1>
        <p className={classes.lead}>
          The one above all: think out loud. Always explain your thought process before writing code or
          drawing architecture. Say what you are deciding and why; half-formed is fine. What nobody heard
          cannot be judged, and cannot be helped.
        </p>
        <p>
          The examples answer one question that is not in the bank: <strong>{EXAMPLE_QUESTION}</strong> Their
          numbers are assumptions, as yours will be.
        </p>
        <nav aria-label="Phases" className={classes.contents}>
          {UNWRITTEN_RULES.map(({ phase }) => (
            <a key={phase} href={`#${phase}`}>
              {PHASE_NAMES[phase]}
            </a>
          ))}
          <a href="#triggers">What you hear when you do not</a>
        </nav>
        {UNWRITTEN_RULES.map((rules, at) => (
          <Phase key={rules.phase} rules={rules} minutes={PRESETS["45"][at]?.minutes ?? 0} />
        ))}
        <Triggers />
        <section aria-labelledby="try">
          <h2 id="try">Try it</h2>
          <p>
            <Link href={PAGES.interviewer}>Your interviewer</Link> is patient. Typing counts as speaking, and
            so do labels on arrows and notes on the board.
          </p>
          <SimulateEntry />
        </section>
      </article>
    </PageShell>
  )
}

function Phase({ rules: { phase, rule, moments }, minutes }: { rules: PhaseRules; minutes: number }) {
  return (
    <section aria-labelledby={phase} className={classes.phase}>
      <h2 id={phase}>
        {PHASE_NAMES[phase]}
        <span className={classes.minutes}>{minutes} of 45 min</span>
      </h2>
      <p className={classes.rule}>{rule}</p>
      <p className={classes.soft}>Goal: {PHASE_GOALS[phase]}</p>
      {moments.map(moment => (
        <Moment key={moment.when} moment={moment} />
      ))}
    </section>
  )
}

function Moment({ moment: { when, weak, strong, why } }: { readonly moment: SpeakingMoment }) {
  return (
    <div className={classes.moment}>
      <h3>{when}</h3>
      <dl className={classes.pair}>
        <div>
          <dt>
            <IconX size={16} stroke={2} aria-hidden="true" /> Rather not
          </dt>
          <dd>{weak}</dd>
        </div>
        <div data-strong>
          <dt>
            <IconCheck size={16} stroke={2} aria-hidden="true" /> Say
          </dt>
          <dd>{strong}</dd>
        </div>
      </dl>
      <p className={classes.soft}>{why}</p>
    </div>
  )
}

function Triggers() {
  return (
    <section aria-labelledby="triggers">
      <h2 id="triggers">What you hear when you do not</h2>
      <p>An interviewer who cannot follow asks. These are the Standard interviewer's own words.</p>
      <div className={classes.wide}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">You hear</th>
              <th scope="col">Before it comes to that</th>
            </tr>
          </thead>
          <tbody>
            {TRIGGERS.map(({ when, line, instead }) => (
              <tr key={when}>
                <th scope="row">{when}</th>
                <td data-label="You hear">
                  <SpokenLine line={line} />
                </td>
                <td data-label="Before it comes to that">{instead}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
