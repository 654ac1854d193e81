import type { Config } from "../config.ts"
import type { Log } from "../log.ts"
import type { RoomStore } from "./room-store.ts"
import { openSqliteStore } from "./sqlite-store.ts"
import { openThreadStore, type ThreadStoreOptions } from "./thread-store.ts"

export interface OpenStoreOptions extends Required<ThreadStoreOptions> {
  readonly thread: Config["storeThread"]
  readonly log: Log
  /** Milliseconds that a commit takes. */
  readonly commitMs?: (store: RoomStore) => Promise<number>
}

/** A commit that takes longer would be felt by everybody who waits meanwhile. Milliseconds. */
const SLOW_MS = 5
const TRIES = 5

/** The default store. Rejects as openSqliteStore throws. */
export async function openStore(options: OpenStoreOptions): Promise<RoomStore> {
  const { path, thread, onLost, log, commitMs = medianCommitMs } = options
  if (thread === "always") return openThreadStore({ path, onLost })
  const store = openSqliteStore({ path })
  if (thread === "never") return store
  const ms = await commitMs(store)
  if (ms <= SLOW_MS) return store
  log.info({ commitMs: Math.round(ms) }, "the disk is slow: the store waits for it in a thread of its own")
  await store.close()
  return openThreadStore({ path, onLost })
}

/** A disk that refuses is not slow; it is noticed by whoever writes first. */
async function medianCommitMs(store: RoomStore): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < TRIES; n++) {
    const began = performance.now()
    try {
      await store.probe()
    } catch {
      return 0
    }
    taken.push(performance.now() - began)
  }
  return taken.sort((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0
}
