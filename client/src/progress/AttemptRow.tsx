import { ActionIcon } from "@mantine/core"
import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import { minutesWords } from "@outloud/shared/debrief/debrief.ts"
import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { COMPETENCY_FACTS, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { IconTrash } from "@tabler/icons-react"
import { Link } from "wouter"
import { debriefPath } from "../remembered/room-link.ts"
import { keptProgress } from "./kept-progress.ts"
import classes from "./Progress.module.css"
import { scoreWords } from "./progress-words.ts"

/** One interview: when, how it was judged, and where its minutes went. */
export function AttemptRow({ attempt }: { readonly attempt: Attempt }) {
  const { roomId, title, endedAt, phases, own, given, interview } = attempt
  // Two on one day are common, of one question, too.
  const at = new Date(endedAt).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })
  const judged = [...new Set([...Object.keys(given), ...Object.keys(own)])] as JudgedCompetency[]
  const columns = [
    { name: "Interviewers", scores: given },
    { name: "You", scores: own },
  ].filter(({ scores }) => Object.keys(scores).length > 0)
  return (
    <li className={classes.attempt}>
      <div className={classes.head}>
        <h3>{title}</h3>
        <span className={classes.soft}>
          {at}
          {interview !== null && " · simulated"}
        </span>
        <Link href={debriefPath(roomId)}>Debrief</Link>
        <ActionIcon
          size={32}
          aria-label={`Remove ${title}, ${at}, from the list`}
          onClick={() => keptProgress.remove(attempt)}
        >
          <IconTrash size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {judged.length === 0 ? (
        <p className={classes.soft}>No scores yet.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Competency</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {judged.map(competency => (
              <tr key={competency}>
                <th scope="row">{COMPETENCY_FACTS[competency].name}</th>
                {columns.map(({ name, scores }) => (
                  <td key={name}>{scoreWords(scores[competency])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {phases.length > 0 && (
        <details>
          <summary>Minutes per phase</summary>
          <ul>
            {phases.map(phase => (
              <li key={phase.id}>
                {PHASE_NAMES[phase.id]}: {minutesWords(phase)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
