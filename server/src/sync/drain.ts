import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Clock } from "../clock.ts"
import type { DocRegistry } from "./doc-registry.ts"
import type { Gateway } from "./gateway.ts"

const LOOK_EVERY_MS = 20

/**
 * Hangs up on everybody, then waits until all that arrived is committed, and makes the next load of it fast where there is
 * time. False where the deadline came before all was committed.
 */
export async function drain(
  gateway: Gateway,
  registry: DocRegistry,
  clock: Clock,
  deadlineMs: number,
): Promise<boolean> {
  gateway.close()
  let cancel = () => {}
  // A timer, since it must come in time also where the clock on the wall is changed meanwhile.
  const deadline = new Promise<false>(resolve => {
    cancel = clock.after(deadlineMs, () => resolve(false))
  })
  const inTime = (work: Promise<void>) => Promise.race([deadline, work.then(() => true)])
  const isClean = () => registry.all().every(({ host }) => host.isClean)
  let isInTime = true
  while (isInTime && !isClean())
    isInTime = await inTime(new Promise(resolve => clock.after(LOOK_EVERY_MS, resolve)))
  const clean = isClean()
  for (const { host } of registry.all()) {
    // The next start of the server loads what it can; what is left is loaded from the log, which takes longer.
    if (!clean || !isInTime) break
    // One by one: all of them at once may be more than there is memory for.
    isInTime = await inTime(host.keepKeyframe())
  }
  cancel()
  for (const { host } of registry.all()) host.close(CloseCode.restarting, "the server is restarting")
  return clean
}
