import { Worker } from "node:worker_threads"
import { expect, it, vi } from "vitest"
import { DatabaseUnusable, StorageClosed } from "./storage-errors.ts"
import { openThreadStore, ThreadStore } from "./thread-store.ts"

const BREAKS =
  "require('node:worker_threads').parentPort.once('message', () => { throw new Error('broken') })"
const LEAVES = "require('node:worker_threads').parentPort.once('message', () => process.exit())"

for (const [how, code] of Object.entries({ breaks: BREAKS, leaves: LEAVES })) {
  it(`whose thread ${how}: what was asked is rejected, and whoever opened it is told once`, async () => {
    const onLost = vi.fn()
    const store = new ThreadStore(new Worker(code, { eval: true }), onLost)
    await expect(store.room("r")).rejects.toThrow(StorageClosed)
    await expect(store.probe()).rejects.toThrow(StorageClosed)
    await store.close()
    expect(onLost).toHaveBeenCalledOnce()
  })
}

it("[ST-17] a file that cannot be opened is refused by name, and leaves no thread behind", async () => {
  await expect(openThreadStore({ path: "/proc/outloud.db" })).rejects.toThrow(DatabaseUnusable)
})
