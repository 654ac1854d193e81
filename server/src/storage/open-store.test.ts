import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it, onTestFinished, vi } from "vitest"
import { type OpenStoreOptions, openStore } from "./open-store.ts"
import { SqliteStore } from "./sqlite-store.ts"
import { ThreadStore } from "./thread-store.ts"

async function opened(options: Pick<OpenStoreOptions, "thread" | "commitMs">) {
  const folder = mkdtempSync(join(tmpdir(), "outloud-"))
  const info = vi.fn()
  const log = { info, warn: vi.fn(), error: vi.fn() }
  const store = await openStore({ path: join(folder, "outloud.db"), onLost: vi.fn(), log, ...options })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  await store.probe()
  return { store, info }
}

it("[ST-24] a store has a thread of its own where a commit takes long, and says so", async () => {
  const slow = await opened({ thread: "auto", commitMs: async () => 20.4 })
  expect(slow.store).toBeInstanceOf(ThreadStore)
  expect(slow.info).toHaveBeenCalledWith({ commitMs: 20 }, expect.stringContaining("thread of its own"))
  const fast = await opened({ thread: "auto", commitMs: async () => 1 })
  expect(fast.store).toBeInstanceOf(SqliteStore)
  expect(fast.info).not.toHaveBeenCalled()
})

it("[ST-24] the operator's word counts more than the disk's", async () => {
  expect((await opened({ thread: "always", commitMs: async () => 1 })).store).toBeInstanceOf(ThreadStore)
  expect((await opened({ thread: "never", commitMs: async () => 20 })).store).toBeInstanceOf(SqliteStore)
})

it("[ST-24] left to itself it tries the disk", async () => {
  const { store } = await opened({ thread: "auto" })
  expect([SqliteStore, ThreadStore].some(kind => store instanceof kind)).toBe(true)
})
