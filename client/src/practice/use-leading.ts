import { useEffect, useState } from "react"

/**
 * Whether this tab is the one that does something: of all tabs of this browser that ask under one name, one is, and
 * when it goes another. Browsers know this on https and localhost only; elsewhere every tab believes that it is.
 */
export function useLeading(name: string): boolean {
  const [isLeading, setLeading] = useState(false)
  useEffect(() => {
    if (!("locks" in navigator)) {
      setLeading(true)
      return
    }
    const leaving = new AbortController()
    let release = () => {}
    navigator.locks
      .request(name, { signal: leaving.signal }, () => {
        setLeading(true)
        return new Promise<void>(resolve => {
          release = resolve
        })
      })
      // Left before its turn came.
      .catch(() => undefined)
    return () => {
      setLeading(false)
      leaving.abort()
      release()
    }
  }, [name])
  return isLeading
}
