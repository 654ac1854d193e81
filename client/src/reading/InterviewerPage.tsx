import { useDocumentTitle } from "@mantine/hooks"
import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { PHASE_NAMES, PRESETS } from "@outloud/shared/clock/phases.ts"
import { PRESSURE_TESTS } from "@outloud/shared/interviewer/standard/pressure-tests.ts"
import { LIMITS, LOOKS_FOR, MANNERS, PHASE_PORTRAITS } from "@outloud/shared/interviewer/standard-portrait.ts"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { COMPETENCY_FACTS } from "@outloud/shared/scorecard/competencies.ts"
import { Link } from "wouter"
import { PageShell } from "../ui/PageShell.tsx"
import { SiteNav } from "../ui/SiteNav.tsx"
import classes from "./Reading.module.css"
import { SimulateEntry } from "./SimulateEntry.tsx"
import { Spoken, SpokenLine } from "./SpokenLine.tsx"

/** Who asks in a simulated interview, what for, and how. */
export default function InterviewerPage() {
  useDocumentTitle("Meet your interviewer · Outloud")
  return (
    <PageShell nav={<SiteNav />}>
      <article className={classes.reading}>
        <h1>Meet your interviewer</h1>
        <p className={classes.lead}>
          “Standard” plays a senior engineer who has run personalisation and data systems in production:
          neutral, warm and short. All that it says below are lines of its own; what is in italics comes from
          your board or your words.
        </p>
        <SimulateEntry />
        <LooksForSection />
        <section aria-labelledby="manners">
          <h2 id="manners">How it behaves</h2>
          <dl className={classes.manners}>
            {MANNERS.map(({ rule, means, says }) => (
              <div key={rule}>
                <dt>{rule}</dt>
                <dd>
                  {means} {says !== undefined && <SpokenLine line={says} />}
                </dd>
              </div>
            ))}
          </dl>
          <h3>Its pressure tests</h3>
          <p>Asked of what stands on your board, and only of what nobody has answered yet.</p>
          <ul>
            {PRESSURE_TESTS.map(({ id, ask, of }) => (
              <li key={id}>
                <Spoken text={ask} words={boxWords(of[0])} />
              </li>
            ))}
          </ul>
        </section>
        <PhasesSection />
        <section aria-labelledby="limits">
          <h2 id="limits">What it cannot do</h2>
          <ul>
            {LIMITS.map(limit => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          <p>
            What you can do about most of it stands in the <Link href={PAGES.rules}>unwritten rules</Link>.
          </p>
        </section>
      </article>
    </PageShell>
  )
}

/** A box of a kind that the test is about. */
function boxWords(kind: KindId | undefined): Record<string, string> {
  return kind === undefined ? {} : { box: `your ${kindOf(kind).name.toLowerCase()}` }
}

function LooksForSection() {
  return (
    <section aria-labelledby="looks-for">
      <h2 id="looks-for">What it looks for</h2>
      <ul className={classes.cards}>
        {LOOKS_FOR.map(({ what, means, judged }) => (
          <li key={what}>
            <h3>{what}</h3>
            <p>{means}</p>
            <p className={classes.soft}>
              On the scorecard:{" "}
              {judged
                .map(one => `${COMPETENCY_FACTS[one].name}, ${COMPETENCY_FACTS[one].weight} of 100`)
                .join("; ")}
            </p>
          </li>
        ))}
      </ul>
      <div className={classes.wide}>
        <table className={classes.table}>
          <caption>The anchors that you score yourself against</caption>
          <thead>
            <tr>
              <th scope="col">Competency</th>
              <th scope="col">Scores 1 or 2</th>
              <th scope="col">Scores 3 or 4</th>
            </tr>
          </thead>
          <tbody>
            {LOOKS_FOR.flatMap(({ judged }) => judged).map(one => (
              <tr key={one}>
                <th scope="row">{COMPETENCY_FACTS[one].name}</th>
                <td data-label="Scores 1 or 2">{COMPETENCY_FACTS[one].weak}</td>
                <td data-label="Scores 3 or 4">{COMPETENCY_FACTS[one].strong}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function PhasesSection() {
  return (
    <section aria-labelledby="phases">
      <h2 id="phases">How an interview runs</h2>
      <p>In 45 or 60 minutes. You may turn the clock yourself; it follows.</p>
      <ol className={classes.phases}>
        {PHASE_PORTRAITS.map(({ phase, does, opens, ends }, at) => (
          <li key={phase}>
            <h3>
              {PHASE_NAMES[phase]}
              <span className={classes.minutes}>
                {PRESETS["45"][at]?.minutes} or {PRESETS["60"][at]?.minutes} min
              </span>
            </h3>
            <p>{does}</p>
            <p className={classes.said}>
              <span className={classes.soft}>Opens:</span> <SpokenLine line={opens} />
            </p>
            <p className={classes.said}>
              <span className={classes.soft}>Ends:</span> <SpokenLine line={ends} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
