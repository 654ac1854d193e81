import { DatabaseSync } from "node:sqlite"
import { backUp } from "@outloud/server/storage/sqlite-backup.ts"
import { restore } from "@outloud/server/storage/sqlite-restore.ts"
import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import { DatabaseUnusable } from "@outloud/server/storage/storage-errors.ts"
import { beforeEach, expect, it } from "vitest"
import { newRoom, scorecard } from "./stored-room.ts"
import { temporaryFolder } from "./temporary-folder.ts"

let folder: string
let path: string

beforeEach(async context => {
  folder = temporaryFolder(context.onTestFinished)
  path = `${folder}/outloud.db`
  const store = openSqliteStore({ path })
  await store.createRoom(newRoom("r"))
  await store.putScorecard(scorecard("r", "ana", { submittedAt: 7000 }))
  await store.close()
})

it("[OP-1] a backup and what is restored from it hold the scorecards", async () => {
  backUp(path, `${folder}/backup.db`)
  const restored = `${folder}/restored.db`
  restore({ backup: `${folder}/backup.db`, database: restored, now: 9000, withDeletedRooms: false })
  const store = openSqliteStore({ path: restored })
  expect(await store.scorecards("r")).toEqual([scorecard("r", "ana", { submittedAt: 7000 })])
  await store.close()
})

it("[OP-2] a damaged scorecard is noticed before a backup counts as one", () => {
  const db = new DatabaseSync(path)
  db.exec("UPDATE scorecard SET body = zeroblob(length(body))")
  db.close()
  expect(() => backUp(path, `${folder}/backup.db`)).toThrow(DatabaseUnusable)
})
