import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import { openThreadStore } from "@outloud/server/storage/thread-store.ts"
import { onTestFinished } from "vitest"
import { FaultyStore } from "../support/faulty-store.ts"
import { roomStoreContract } from "./room-store-contract.ts"
import { temporaryFolder } from "./temporary-folder.ts"

roomStoreContract("MemoryStore", async () => new MemoryStore())
roomStoreContract("FaultyStore while nothing is made to fail", async () => new FaultyStore(new MemoryStore()))
roomStoreContract("SqliteStore", async () =>
  openSqliteStore({ path: `${temporaryFolder(onTestFinished)}/outloud.db` }),
)
roomStoreContract("ThreadStore", async () =>
  openThreadStore({ path: `${temporaryFolder(onTestFinished)}/outloud.db` }),
)
