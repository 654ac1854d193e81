import { type ClockReading, readClock, type SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { useEffect, useState } from "react"
import { useServerTime } from "./use-server-time.ts"

const SECOND = 1000

/** The clock as it reads now, once a second while it runs. Undefined while there is none. */
export function useClockReading(clock: SessionClock | undefined): ClockReading | undefined {
  const now = useServerTime()
  const [at, setAt] = useState(now)
  const since = clock?.runningSince ?? null
  useEffect(() => {
    setAt(now())
    if (since === null) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setAt(now())
      // At the turn of the shown second, so that two people who compare see it change together.
      timer = setTimeout(tick, SECOND - ((((now() - since) % SECOND) + SECOND) % SECOND))
    }
    tick()
    return () => clearTimeout(timer)
  }, [now, since])
  return clock && readClock(clock, Math.max(at, since ?? 0))
}
