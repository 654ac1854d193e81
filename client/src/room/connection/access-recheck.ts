import { reconnectDelay } from "./reconnect-delay.ts"
import type { Scheduler } from "./scheduler.ts"

/** What the server says of the holder of a link, asked over HTTP. */
export type AccessVerdict = "allowed" | "revoked" | "roomGone" | "unreachable"

/** Refusals in a row, with an HTTP answer of "allowed" between them, before the refusal is believed. */
const PATIENCE = 3

export interface AccessRecheck {
  /** Whether an answer is awaited, or the next question. */
  isPending(): boolean
  /** The sockets were closed with "bad token": asks what it means, once however many sockets ask. */
  refused(): void
  /** The sockets work again. */
  accepted(): void
  stop(): void
}

/**
 * A socket closed for its token means one of two things: the link was revoked, or the person's
 * role changed and every socket is judged again. Only an HTTP answer tells which. Where the
 * server cannot be reached it asks again, later and later.
 */
export function createAccessRecheck(options: {
  readonly judge: () => Promise<AccessVerdict>
  readonly scheduler: Scheduler
  readonly onVerdict: (verdict: "allowed" | "revoked" | "roomGone") => void
}): AccessRecheck {
  const { judge, scheduler, onVerdict } = options
  let pending = false
  let stopped = false
  let asked = 0
  let refusals = 0
  let cancel = () => {}

  const settle = (verdict: AccessVerdict) => {
    if (stopped) return
    if (verdict === "unreachable") {
      asked += 1
      cancel = scheduler.after(reconnectDelay(asked, scheduler.random), ask)
      return
    }
    pending = false
    asked = 0
    onVerdict(verdict === "allowed" && refusals >= PATIENCE ? "revoked" : verdict)
  }
  const ask = () => {
    judge().then(settle, () => settle("unreachable"))
  }

  return {
    isPending: () => pending,
    refused() {
      if (pending || stopped) return
      pending = true
      refusals += 1
      ask()
    },
    accepted() {
      refusals = 0
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}
