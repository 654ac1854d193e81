/** The pages of this browser that have one room open by one link. They share a copy. */
import type { CopyScheduler } from "./copy-scheduler.ts"

/** The browser's locks, as far as they are used here. */
export interface PageLocks {
  request(name: string, options: LockOptions, granted: () => Promise<void>): Promise<unknown>
}

/** What every other page hears that has opened a channel of the same name. */
export type PageChannel = Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">

export interface OpenPagesParts {
  /** Undefined where the browser has none, as on plain http: then every page acts as if it were the only one. */
  readonly locks: PageLocks | undefined
  readonly openChannel: (name: string) => PageChannel
  readonly scheduler: CopyScheduler
}

export interface Stay {
  /** Resolves when it is for this page to put back what was set aside: of all that have the room open, one does. */
  readonly turn: Promise<unknown>
  leave(): void
}

/** Where there is nothing to share, or nobody to share it with. */
export const ALONE: Stay = { turn: Promise.resolve(), leave: () => {} }

/** Milliseconds for which a page waits for others. One that hangs must not hold it up for ever. */
const WAITING_MS = 3_000

export class OpenPages {
  readonly #parts: OpenPagesParts

  constructor(parts: OpenPagesParts) {
    this.#parts = parts
  }

  /** Has a part in the copy from now on. `makeWay` is called when another page wants it for itself for a moment. */
  async enter(name: string, makeWay: () => void): Promise<Stay> {
    const { locks, openChannel } = this.#parts
    if (locks === undefined) return ALONE
    // Before anything is held, so that no call is missed.
    const channel = openChannel(name)
    channel.onmessage = makeWay
    const letGo = await this.#holdSoon(locks, name, "shared")
    const leaving = new AbortController()
    const turn = hold(locks, `${name} turn`, { signal: leaving.signal })
    const leave = () => {
      channel.close()
      leaving.abort()
      turn.then(passOn => passOn()).catch(() => undefined)
      letGo?.()
    }
    return { turn, leave }
  }

  /** Does something while no page has a part in the copy; this one must have left before. */
  async alone(name: string, task: () => Promise<void>): Promise<void> {
    const { locks, openChannel } = this.#parts
    if (locks === undefined) return task()
    const asked = this.#holdSoon(locks, name, "exclusive")
    const channel = openChannel(name)
    channel.postMessage("make way")
    const letGo = await asked
    channel.close()
    try {
      await task()
    } finally {
      letGo?.()
    }
  }

  /** Resolves to the way to let go of the lock; to undefined where it is not to be had in time. */
  async #holdSoon(locks: PageLocks, name: string, mode: LockMode): Promise<(() => void) | undefined> {
    const waiting = new AbortController()
    const cancel = this.#parts.scheduler.after(WAITING_MS, () => waiting.abort())
    try {
      return await hold(locks, name, { mode, signal: waiting.signal })
    } catch {
      return undefined
    } finally {
      cancel()
    }
  }
}

/** Resolves to the way to let go of the lock, once it is held. */
function hold(locks: PageLocks, name: string, options: LockOptions): Promise<() => void> {
  return new Promise((resolve, reject) => {
    locks.request(name, options, () => new Promise<void>(letGo => resolve(letGo))).catch(reject)
  })
}
