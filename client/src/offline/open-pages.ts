/** The pages of this browser that have one room open by one link. They share a copy. */
import type { CopyScheduler } from "./layer-copy.ts"

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

/** Milliseconds for which a page waits for the others to let go. One that hangs must not hold it up for ever. */
const WAITING_MS = 3_000

export class OpenPages {
  readonly #parts: OpenPagesParts

  constructor(parts: OpenPagesParts) {
    this.#parts = parts
  }

  /** Has a part in the copy from now on. `makeWay` is called when another page wants it for itself for a moment. */
  async enter(name: string, makeWay: () => void): Promise<Stay> {
    const { locks, openChannel } = this.#parts
    if (locks === undefined) return { turn: Promise.resolve(), leave: () => {} }
    // Before anything is held, so that no call is missed.
    const channel = openChannel(name)
    channel.onmessage = makeWay
    const letGo = await hold(locks, name, { mode: "shared" })
    const leaving = new AbortController()
    const turn = hold(locks, `${name} turn`, { signal: leaving.signal })
    const leave = () => {
      channel.close()
      leaving.abort()
      turn.then(passOn => passOn()).catch(() => undefined)
      letGo()
    }
    return { turn, leave }
  }

  /** Does something while no page has a part in the copy; this one must have left before. */
  async alone(name: string, task: () => Promise<void>): Promise<void> {
    const { locks, openChannel, scheduler } = this.#parts
    if (locks === undefined) return task()
    const waiting = new AbortController()
    const cancel = scheduler.after(WAITING_MS, () => waiting.abort())
    const asked = hold(locks, name, { mode: "exclusive", signal: waiting.signal })
    const channel = openChannel(name)
    channel.postMessage("make way")
    const letGo = await asked.catch(() => undefined)
    cancel()
    channel.close()
    try {
      await task()
    } finally {
      letGo?.()
    }
  }
}

/** Resolves to the way to let go of the lock, once it is held. */
function hold(locks: PageLocks, name: string, options: LockOptions): Promise<() => void> {
  return new Promise((resolve, reject) => {
    locks.request(name, options, () => new Promise<void>(letGo => resolve(letGo))).catch(reject)
  })
}
