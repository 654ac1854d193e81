import { Button, Loader } from "@mantine/core"
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react"
import { useEffect, useState } from "react"
import type { Credentials } from "../api.ts"
import { checkConnection } from "../room/connection/check-connection.ts"
import classes from "./ConnectionCheck.module.css"

type Outcome = Awaited<ReturnType<typeof checkConnection>> | null

export interface ConnectionCheckProps {
  readonly roomId: string
  readonly credentials: Credentials
}

/** Really opens the room's socket, since a proxy that lets pages through may still stop it. */
export function ConnectionCheck({ roomId, credentials }: ConnectionCheckProps) {
  const [attempt, setAttempt] = useState(0)
  const [outcome, setOutcome] = useState<Outcome>(null)

  useEffect(() => {
    const leaving = new AbortController()
    setOutcome(null)
    checkConnection({ roomId, ...credentials, signal: leaving.signal }).then(found => {
      if (!leaving.signal.aborted) setOutcome(found)
    })
    return () => leaving.abort()
  }, [roomId, credentials, attempt])

  return (
    <div className={classes.check} data-ok={outcome?.ok} role="status">
      {outcome === null && (
        <>
          <Loader size={18} aria-hidden="true" /> <span>Checking the connection…</span>
        </>
      )}
      {outcome?.ok === true && (
        <>
          <IconCircleCheck size={18} aria-hidden="true" />
          <span>The connection works ({Math.round(outcome.roundTripMs)} ms).</span>
        </>
      )}
      {outcome?.ok === false && (
        <>
          <IconAlertTriangle size={18} aria-hidden="true" />
          <span>{outcome.message}</span>
          <Button variant="default" size="compact-sm" onClick={() => setAttempt(attempt + 1)}>
            Check again
          </Button>
        </>
      )}
    </div>
  )
}
