import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import { minutesWords, type PhaseMinutes } from "@outloud/shared/debrief/debrief.ts"
import classes from "./Debrief.module.css"

interface NotedPhase extends PhaseMinutes {
  /** What else there is to say of it. */
  readonly note?: string
}

/** The bar is the actual time, its mark the planned one; the words beside it say the same. */
export function MinuteBars({ phases }: { readonly phases: readonly NotedPhase[] }) {
  const longest = Math.max(...phases.map(({ planned, spent }) => Math.max(planned, spent)), 1)
  const share = (milliseconds: number) => `${(100 * milliseconds) / longest}%`
  return (
    <table className={classes.phases}>
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">Actual of planned</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {phases.map(({ note, ...phase }) => (
          <tr key={phase.id}>
            <th scope="row">
              {PHASE_NAMES[phase.id]}
              {note !== undefined && <span className={classes.note}>{note}</span>}
            </th>
            <td className={classes.minutes}>{minutesWords(phase)}</td>
            <td className={classes.bars} aria-hidden="true">
              <span
                className={classes.bar}
                data-over={phase.spent > phase.planned || undefined}
                style={{ width: share(phase.spent) }}
              />
              <span className={classes.plan} style={{ insetInlineStart: share(phase.planned) }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
