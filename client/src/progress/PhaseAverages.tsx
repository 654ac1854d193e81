import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { progressByPhase } from "@outloud/shared/progress/by-phase.ts"
import { MinuteBars } from "../debrief/MinuteBars.tsx"
import classes from "./Progress.module.css"

/** Where the minutes go, over all attempts. */
export function PhaseAverages({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const phases = progressByPhase(attempts)
  if (phases.length === 0) return null
  return (
    <section aria-labelledby="by-phase">
      <h2 id="by-phase">Minutes per phase</h2>
      <MinuteBars
        phases={phases.map(({ attempts: count, over, ...phase }) => ({
          ...phase,
          ...(count > 1 && { note: `over plan in ${over} of ${count}` }),
        }))}
      />
      <p className={classes.note}>
        Mean of the attempts that came to a phase. The mark is the plan, with what was added on the way.
      </p>
    </section>
  )
}
