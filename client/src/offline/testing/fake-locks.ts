/** Test support: a browser's locks and channels, which its pages share. */

import type { CopyScheduler } from "../copy-scheduler.ts"
import { OpenPages, type PageChannel, type PageLocks } from "../open-pages.ts"

type Request = Parameters<PageLocks["request"]>

interface Asked {
  readonly page: object
  readonly name: string
  readonly options: LockOptions
  grant(): void
}

/** As the browser's: who asks first is served first, and who reads together shares. */
export class FakeLocks {
  #held: Asked[] = []
  #waiting: Asked[] = []
  readonly #crashed = new Set<object>()
  readonly #channels = new Set<{ readonly page: object; readonly name: string; hear(): void }>()

  /** What one page sees of them. */
  page(scheduler: CopyScheduler): { readonly pages: OpenPages; readonly crash: () => void } {
    const page = {}
    const locks = { request: (...request: Request) => this.#request(page, request) }
    const openChannel = (name: string) => this.#openChannel(page, name)
    return { pages: new OpenPages({ locks, openChannel, scheduler }), crash: () => this.#crash(page) }
  }

  #request(page: object, [name, options, granted]: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#crashed.has(page)) return
      const asked: Asked = {
        ...{ page, name, options },
        grant: () => {
          this.#held.push(asked)
          Promise.resolve(granted()).then(value => {
            this.#held = this.#held.filter(other => other !== asked)
            this.#serve()
            resolve(value)
          }, reject)
        },
      }
      options.signal?.addEventListener("abort", () => {
        if (!this.#waiting.includes(asked)) return
        this.#waiting = this.#waiting.filter(other => other !== asked)
        this.#serve()
        reject(new DOMException("The request was aborted.", "AbortError"))
      })
      this.#waiting.push(asked)
      this.#serve()
    })
  }

  #serve(): void {
    for (const asked of [...this.#waiting]) {
      const before = this.#waiting.slice(0, this.#waiting.indexOf(asked))
      if (before.some(({ name }) => name === asked.name) || !this.#isFree(asked)) continue
      this.#waiting = this.#waiting.filter(other => other !== asked)
      asked.grant()
    }
  }

  #isFree({ name, options }: Asked): boolean {
    return this.#held.every(
      other => other.name !== name || (other.options.mode === "shared" && options.mode === "shared"),
    )
  }

  #openChannel(page: object, name: string): PageChannel {
    const channel: PageChannel = {
      onmessage: null,
      close: () => this.#channels.delete(end),
      postMessage: () => {
        for (const other of [...this.#channels]) {
          if (other === end || other.name !== name) continue
          queueMicrotask(() => this.#channels.has(other) && other.hear())
        }
      },
    }
    const end = {
      ...{ page, name },
      hear: () => channel.onmessage?.call(channel as BroadcastChannel, new MessageEvent("message")),
    }
    this.#channels.add(end)
    return channel
  }

  #crash(page: object): void {
    this.#crashed.add(page)
    for (const end of [...this.#channels]) if (end.page === page) this.#channels.delete(end)
    this.#held = this.#held.filter(asked => asked.page !== page)
    this.#waiting = this.#waiting.filter(asked => asked.page !== page)
    this.#serve()
  }
}
