import { Popover, UnstyledButton, VisuallyHidden } from "@mantine/core"
import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import type { ClockReading, SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { closedAt } from "@outloud/shared/practice/closed-at.ts"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconClock, IconPlayerPause } from "@tabler/icons-react"
import { useEffect, useRef } from "react"
import { usePractice } from "../practice/practice-context.ts"
import { useView } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"
import { overrunWords, timeLeft } from "./clock-words.ts"
import classes from "./PhaseClock.module.css"
import { PhaseList } from "./PhaseList.tsx"
import { useClockReading } from "./use-clock-reading.ts"

/** Where the interview is, for everybody; under it all phases and, for who runs the interview, their buttons. */
export function PhaseClock() {
  const session = useSession()
  const practice = usePractice()
  // Whoever is interviewed alone is on the interviewer's clock.
  const isPractising = practice !== null && closedAt(practice) === null
  const clock = isPractising ? practice.clock : session.clock
  const reading = useClockReading(clock)
  const mayTurn = useView(view => canManageRoom(view.role)) && !isPractising
  useSpokenEnd(reading)
  const hasStarted = clock !== undefined && clock.startedAt !== null
  if (!hasStarted && !mayTurn) return null
  return (
    <Popover width={320} position="bottom" shadow="md" trapFocus>
      <Popover.Target>
        {hasStarted && reading ? (
          <Running clock={clock} reading={reading} />
        ) : (
          <UnstyledButton className={classes.clock}>
            <IconClock size={18} stroke={1.5} aria-hidden="true" />
            <span className={classes.name}>Start the clock</span>
          </UnstyledButton>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <PhaseList clock={clock} reading={reading} mayTurn={mayTurn} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface RunningProps extends React.ComponentPropsWithRef<"button"> {
  readonly clock: SessionClock
  readonly reading: ClockReading
}

function Running({ clock, reading, ...button }: RunningProps) {
  const { phase, left, isRunning, at } = reading
  const over = overrunWords(left)
  const name = PHASE_NAMES[phase.id]
  return (
    <UnstyledButton {...button} className={classes.clock} data-over={over !== "" || undefined}>
      <span className={classes.dots} aria-hidden="true">
        {clock.phases.map(({ id }, n) => (
          <span key={id} data-done={n < at || undefined} data-now={n === at || undefined} />
        ))}
      </span>
      <span className={classes.name}>{name}</span>
      <VisuallyHidden>
        {`phase ${at + 1} of ${clock.phases.length}, ${spokenTime(left)}${isRunning ? "" : ", paused"}`}
      </VisuallyHidden>
      {!isRunning && <IconPlayerPause size={16} aria-hidden="true" />}
      <span className={classes.time} aria-hidden="true">
        {over === "" ? timeLeft(left) : over}
      </span>
    </UnstyledButton>
  )
}

/** Minutes are enough to hear: a name that changed every second would be read out again and again. */
function spokenTime(left: number): string {
  const over = overrunWords(left)
  if (over !== "") return over
  const minutes = Math.ceil(left / 60_000)
  return minutes === 1 ? "less than a minute left" : `less than ${minutes} minutes left`
}

/** Says once that a phase's time is up, when it happens while one is there. */
function useSpokenEnd(reading: ClockReading | undefined): void {
  const announce = useView(view => view.announce)
  const before = useRef(reading)
  useEffect(() => {
    const was = before.current
    before.current = reading
    if (reading === undefined || was?.at !== reading.at || was.left <= 0 || reading.left > 0) return
    announce(`The time for "${PHASE_NAMES[reading.phase.id]}" is up.`)
  }, [reading, announce])
}
