import { StartScreen } from "./StartScreen.tsx"
import classes from "./TheLoop.module.css"

interface Round {
  readonly name: string
  readonly length: string
  readonly what: string
  /** How it is practised here; absent where it is not. */
  readonly practice?: React.ReactNode
}

const ROUNDS: readonly Round[] = [
  {
    name: "Recruiter screen",
    length: "30 min",
    what: "Fit, behaviour, and a walk through your résumé.",
    practice: <StartScreen />,
  },
  { name: "Domain knowledge", length: "Technical loop", what: "Machine learning, in depth." },
  { name: "Coding", length: "Technical loop", what: "Working code, explained as you write it." },
  {
    name: "System design",
    length: "Technical loop",
    what: "One open question, one board, your reasoning.",
    practice: <p className={classes.here}>This is what you practise here</p>,
  },
]

export function TheLoop() {
  return (
    <section id="loop" aria-labelledby="loop-title">
      <h2 id="loop-title">The loop</h2>
      <p className={classes.lead}>
        Spotify, Machine Learning Engineer. Reported as hard, about 21 days from first call to decision: a
        recruiter screen, then a technical loop of 3 to 4 rounds.
      </p>
      <ol className={classes.rounds}>
        {ROUNDS.map(({ name, length, what, practice }) => (
          <li key={name} data-practised={practice !== undefined || undefined}>
            <p className={classes.length}>{length}</p>
            <h3>{name}</h3>
            <p>{what}</p>
            {practice}
          </li>
        ))}
      </ol>
      <p className={classes.days} aria-hidden="true">
        <span>Day 1</span>
        <span>about day 21</span>
      </p>
    </section>
  )
}
