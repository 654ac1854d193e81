import { useEffect, useState } from "react"
import type { ConnectionStatus } from "../connection/connection-status.ts"

/** Milliseconds for which "saved" is held back, so that the chip does not flicker with every stroke. */
const CALM = 600

/** The status to show. Only good news waits: whatever is not saved is shown at once. */
export function useCalmStatus(status: ConnectionStatus): ConnectionStatus {
  const [held, setHeld] = useState(status)
  useEffect(() => {
    if (!isSaved(status)) {
      setHeld(status)
      return
    }
    const timer = setTimeout(() => setHeld(status), CALM)
    return () => clearTimeout(timer)
  }, [status])
  return isSaved(status) ? held : status
}

function isSaved(status: ConnectionStatus): boolean {
  return status.kind === "live" && status.data.kind === "saved"
}
