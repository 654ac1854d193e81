/** Milliseconds after which it is done in any case, and where the browser does not say when it is idle. */
const AT_LATEST = 2_000

/** Runs a task once the browser has nothing more urgent to do. Returns what calls it off. */
export function whenIdle(task: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(task, AT_LATEST)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(task, { timeout: AT_LATEST })
  return () => cancelIdleCallback(handle)
}
