import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import type { SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { minutesWords, phaseMinutes } from "@outloud/shared/debrief/debrief.ts"
import classes from "./Debrief.module.css"

/** Planned against actual: the bar is the actual time, its mark the planned one. */
export function PhaseBars({ clock }: { readonly clock: SessionClock | null | undefined }) {
  const phases = phaseMinutes(clock)
  if (phases.length === 0) return <p className={classes.soft}>The clock was never started.</p>
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
        {phases.map(phase => (
          <tr key={phase.id}>
            <th scope="row">{PHASE_NAMES[phase.id]}</th>
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
