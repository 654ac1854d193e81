import type { PastTurn } from "@outloud/shared/room/session.ts"
import { PublishedScores } from "../scorecard/PublishedScores.tsx"
import { listWords, nameIn } from "../scorecard/score-words.ts"
import { useSession } from "../session/use-session.ts"
import classes from "./Debrief.module.css"
import { PhaseBars } from "./PhaseBars.tsx"

/** The interviews of this room that a swap of roles has ended, the latest first. */
export function PastInterviews() {
  const { pastTurns } = useSession()
  return pastTurns.toReversed().map(past => <PastInterview key={past.turn} past={past} />)
}

function PastInterview({ past: { turn, clock, roles } }: { readonly past: PastTurn }) {
  const { scores, people } = useSession()
  const ofTurn = scores.filter(score => score.turn === turn)
  const candidates = Object.keys(roles).filter(id => roles[id] === "candidate")
  const title = `debrief-interview-${turn}`
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{`Interview ${turn + 1}, before the swap`}</h2>
      {candidates.length > 0 && (
        <p className={classes.soft}>{`Candidate: ${listWords(candidates.map(id => nameIn(people, id)))}.`}</p>
      )}
      <h3>Phases</h3>
      <PhaseBars clock={clock} />
      <h3>Scorecards</h3>
      {ofTurn.length === 0 ? (
        <p className={classes.soft}>None was published before the swap.</p>
      ) : (
        <PublishedScores scores={ofTurn} clock={clock} />
      )}
    </section>
  )
}
