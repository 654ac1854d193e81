import { type ReactNode, useEffect, useState } from "react"

/** Milliseconds that a wait may last before it is worth a skeleton. */
const PATIENCE = 200

/** Shows its children only when the wait is long enough to be noticed, so that quick answers do not flicker. */
export function Delayed({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return <div style={late ? undefined : { visibility: "hidden" }}>{children}</div>
}
