import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Clock } from "../clock.ts"
import type { DocRegistry } from "./doc-registry.ts"
import type { Gateway } from "./gateway.ts"

const LOOK_EVERY_MS = 20

/** Hangs up on everybody, then waits until all that arrived is committed. False where the deadline came first. */
export async function drain(
  gateway: Gateway,
  registry: DocRegistry,
  clock: Clock,
  deadlineMs: number,
): Promise<boolean> {
  gateway.close()
  let isOver = false
  // A timer, since it must come in time also where the clock on the wall is changed meanwhile.
  const cancel = clock.after(deadlineMs, () => {
    isOver = true
  })
  const isClean = () => registry.all().every(({ host }) => host.isClean)
  while (!isClean() && !isOver) await new Promise<void>(resolve => clock.after(LOOK_EVERY_MS, resolve))
  cancel()
  const clean = isClean()
  for (const { host } of registry.all()) host.close(CloseCode.restarting, "the server is restarting")
  return clean
}
