import type { SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { phaseMinutes } from "@outloud/shared/debrief/debrief.ts"
import classes from "./Debrief.module.css"
import { MinuteBars } from "./MinuteBars.tsx"

/** Planned against actual. */
export function PhaseBars({ clock }: { readonly clock: SessionClock | null | undefined }) {
  const phases = phaseMinutes(clock)
  if (phases.length === 0) return <p className={classes.soft}>The clock was never started.</p>
  return <MinuteBars phases={phases} />
}
