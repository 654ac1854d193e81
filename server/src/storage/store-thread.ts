import { parentPort, workerData } from "node:worker_threads"
import { sentError } from "./sent-errors.ts"
import { openSqliteStore, type SqliteStore } from "./sqlite-store.ts"
import type { OpenReply, StoreCall, StoreReply } from "./store-calls.ts"

/** The thread in which the store waits for its disk, so that nobody else does. Started by ThreadStore. */

const port = parentPort
if (port === null) throw new Error("this is no thread")
const store = open((workerData as { path: string }).path)
if (store !== undefined) {
  port.on("message", (calls: readonly StoreCall[]) => {
    void Promise.all(calls.map(call => answer(store, call))).then(replies => {
      port.postMessage(replies)
      if (calls.some(({ method }) => method === "close")) port.close()
    })
  })
}

function open(path: string): SqliteStore | undefined {
  try {
    // The calls of a message are a group already.
    const opened = openSqliteStore({ path, schedule: queueMicrotask })
    port?.postMessage({ opened: true } satisfies OpenReply)
    return opened
  } catch (error) {
    port?.postMessage({ opened: false, error: sentError(error) } satisfies OpenReply)
    return undefined
  }
}

async function answer(store: SqliteStore, { id, method, args }: StoreCall): Promise<StoreReply> {
  try {
    const call = store[method] as (...args: unknown[]) => Promise<unknown>
    return { id, value: await call.apply(store, [...args]) }
  } catch (error) {
    return { id, error: sentError(error) }
  }
}
