import { useEffect, useState } from "react"
import type { ConnectionStatus } from "../connection/connection-status.ts"

/** Milliseconds for which "saved", and "kept on this device", are held back, so that the chip does not flicker with every stroke. */
const CALM = 600

/** The status to show. Only good news waits: whatever is not saved is shown at once. */
export function useCalmStatus(status: ConnectionStatus): ConnectionStatus {
  const [held, setHeld] = useState(status)
  const isGood = isSaved(status) || isKeptAgain(status, held)
  useEffect(() => {
    if (!isGood) {
      setHeld(status)
      return
    }
    const timer = setTimeout(() => setHeld(status), CALM)
    return () => clearTimeout(timer)
  }, [status, isGood])
  return isGood ? held : status
}

/** While drawing offline each stroke is written within milliseconds of the last. */
function isKeptAgain(status: ConnectionStatus, held: ConnectionStatus): boolean {
  return isAway(status) && isAway(held) && status.kept === "device" && held.kept === "writing"
}

function isAway(status: ConnectionStatus): status is Extract<ConnectionStatus, { hasUnsaved: boolean }> {
  return status.kind === "offline" || status.kind === "restarting"
}

function isSaved(status: ConnectionStatus): boolean {
  return status.kind === "live" && status.data.kind === "saved"
}
