/** Test support: databases in memory, and a moment in which they finish what was asked of them. */
import "fake-indexeddb/auto"
import { IDBFactory } from "fake-indexeddb"
import type { CopyScheduler } from "../copy-scheduler.ts"
import { type CopyDatabase, openDatabase } from "../database.ts"
import { LocalCopies } from "../local-copies.ts"
import { OpenPages } from "../open-pages.ts"
import { FakeLocks } from "./fake-locks.ts"

/** A browser's storage: pages opened on it share what is kept, as tabs and reloads do. */
export class FakeBrowser {
  readonly locks = new FakeLocks()
  readonly #factory = new IDBFactory()
  #seed = 0

  /** A page's own view of the storage. Without locks, as on plain http, no page knows of another. */
  page(scheduler: CopyScheduler, pages = withoutLocks(scheduler)): LocalCopies {
    const random = () => {
      this.#seed += 1
      return this.#seed / 2 ** 20
    }
    return new LocalCopies({ open: () => this.open(), pages, scheduler, random })
  }

  open(): Promise<CopyDatabase> {
    globalThis.indexedDB = this.#factory
    return openDatabase()
  }
}

function withoutLocks(scheduler: CopyScheduler): OpenPages {
  const openChannel = () => {
    throw new Error("nobody can be told")
  }
  return new OpenPages({ locks: undefined, openChannel, scheduler })
}

/** A clock that moves when told to, and timers that run when asked to. */
export class FakeScheduler implements CopyScheduler {
  time = 1_000_000
  #tasks = new Set<{ readonly due: number; readonly task: () => void }>()

  now(): number {
    return this.time
  }

  after(ms: number, task: () => void): () => void {
    const entry = { due: this.time + ms, task }
    this.#tasks.add(entry)
    return () => void this.#tasks.delete(entry)
  }

  advance(ms: number): void {
    this.time += ms
    for (const entry of [...this.#tasks]) {
      if (entry.due > this.time || !this.#tasks.delete(entry)) continue
      entry.task()
    }
  }
}

/** Lets databases and promises finish what is under way. Not a wait for time: only turns of the event loop. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise(resolve => setImmediate(resolve))
}
