import { Button } from "@mantine/core"
import { PHASE_GOALS, PHASE_NAMES, PRESETS } from "@outloud/shared/clock/phases.ts"
import type { ClockReading, SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { newClock } from "@outloud/shared/clock/session-clock.ts"
import {
  IconArrowLeft,
  IconArrowRight,
  IconFlag,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
} from "@tabler/icons-react"
import { useView } from "../room/room-context.ts"
import { minutesAndSeconds } from "./clock-words.ts"
import classes from "./PhaseList.module.css"
import { PlanEditor } from "./PlanEditor.tsx"
import { useTurnClock } from "./use-turn-clock.ts"

export interface PhaseListProps {
  readonly clock: SessionClock | undefined
  readonly reading: ClockReading | undefined
  readonly mayTurn: boolean
}

/** All phases with their minutes; the running one with what is expected at its end. */
export function PhaseList({ clock = newClock(PRESETS["45"]), reading, mayTurn }: PhaseListProps) {
  const hasStarted = clock.startedAt !== null
  const hasEnded = useView(view => view.hasEnded)
  return (
    <div className={classes.list}>
      <h2>{hasStarted ? "Phases" : "Plan the interview"}</h2>
      {mayTurn && !hasStarted ? <PlanEditor clock={clock} /> : <Phases {...{ clock, reading }} />}
      {mayTurn ? (
        !hasEnded && <Controls clock={clock} />
      ) : (
        <p className={classes.who}>The interviewer runs the clock. Nothing moves on by itself.</p>
      )}
    </div>
  )
}

function Phases({
  clock,
  reading,
}: {
  readonly clock: SessionClock
  readonly reading: ClockReading | undefined
}) {
  const hasStarted = clock.startedAt !== null
  return (
    <ol>
      {clock.phases.map(({ id, planned, extended, spent }, at) => {
        const isCurrent = hasStarted && at === clock.current
        const used = isCurrent && reading ? reading.spent : spent
        return (
          <li key={id} aria-current={isCurrent ? "step" : undefined}>
            <span className={classes.name}>{PHASE_NAMES[id]}</span>
            <span className={classes.minutes}>
              {hasStarted && <span>{minutesAndSeconds(used)} of </span>}
              {Math.round((planned + extended) / 60_000)} min
            </span>
            {isCurrent && <span className={classes.goal}>{PHASE_GOALS[id]}</span>}
          </li>
        )
      })}
    </ol>
  )
}

/** Never disabled while a command is under way, which would take the focus: one that comes twice happens once. */
function Controls({ clock }: { readonly clock: SessionClock }) {
  const { mutate } = useTurnClock()
  const setDialog = useView(view => view.setDialog)
  const { current: from, phases, runningSince, startedAt } = clock
  const isRunning = runningSince !== null
  return (
    <fieldset className={classes.controls} aria-label="Clock">
      {isRunning ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          onClick={() => mutate({ type: "pause" })}
        >
          Pause
        </Button>
      ) : (
        <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => mutate({ type: "start" })}>
          {startedAt === null ? "Start" : "Go on"}
        </Button>
      )}
      {startedAt !== null && (
        <>
          <Button
            variant={isRunning ? "filled" : "default"}
            leftSection={<IconArrowRight size={16} />}
            disabled={from >= phases.length - 1}
            onClick={() => mutate({ type: "next", from })}
          >
            Next phase
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => mutate({ type: "extend", from, minutes: 1 })}
          >
            1 minute
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} />}
            disabled={from === 0}
            onClick={() => mutate({ type: "back", from })}
          >
            Back
          </Button>
          <Button
            className={classes.end ?? ""}
            variant="subtle"
            leftSection={<IconFlag size={16} />}
            onClick={() => setDialog("end")}
          >
            End the interview…
          </Button>
        </>
      )}
    </fieldset>
  )
}
