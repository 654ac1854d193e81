import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import type { DocRef, RoomStore } from "@outloud/server/storage/room-store.ts"
import { openSqliteStore } from "@outloud/server/storage/sqlite-store.ts"
import { loadCurrent, UnknownSchema } from "@outloud/server/sync/migration.ts"
import { decodeRecord, encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { boardSchema, SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import { SCHEMA_HISTORY } from "@outloud/shared/records/schema-history.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { describe, expect, it, onTestFinished } from "vitest"
import * as Y from "yjs"
import { temporaryFolder } from "../../contracts/temporary-folder.ts"
import { TestServer } from "../../support/test-server.ts"
import oldBoard from "./old-board.json" with { type: "json" }

const REF: DocRef = { roomId: "room", layer: "diagram" }

async function storeWith(store: RoomStore, schemaVersion: number): Promise<RoomStore> {
  const doc = new Y.Doc()
  for (const record of oldBoard.records) recordsOf(doc).set(record.id, encodeRecord(record as never))
  // An overlay of the old schema: what had been typed since.
  recordsOf(doc).get("shape:old-box")?.set("props.text", "Redis cluster")
  await store.createRoom({
    room: { id: "room", questionId: "q", mode: "solo", createdAt: 1, visitedAt: 1, endedAt: null, turn: 0 },
    links: [],
    schemaVersion,
    firstUpdates: new Map([["diagram", [{ author: "somebody", bytes: Y.encodeStateAsUpdate(doc) }]]]),
  })
  return store
}

const STORES = {
  memory: () => new MemoryStore() as RoomStore,
  sqlite: () => openSqliteStore({ path: `${temporaryFolder(onTestFinished)}/outloud.db` }) as RoomStore,
}

describe("migration", () => {
  it("[MG-1] today's schema is the newest of the history: whoever changes it raises SCHEMA_VERSION", () => {
    expect(SCHEMA_HISTORY[SCHEMA_VERSION]).toEqual(boardSchema.serialize())
    expect(Object.keys(SCHEMA_HISTORY).map(Number)).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, n) => n + 1),
    )
  })

  for (const [name, open] of Object.entries(STORES)) {
    it(`[MG-2] an old board is migrated when it is opened, and begins a new epoch (${name})`, async () => {
      const store = await storeWith(open(), 0)
      const history = { ...SCHEMA_HISTORY, 0: oldBoard.schema as never }
      const stored = await loadCurrent({ store, ref: REF, history, now: 5 })
      expect(stored).toMatchObject({ schemaVersion: SCHEMA_VERSION, epoch: 2, keyframe: undefined })
      const doc = new Y.Doc()
      for (const { bytes } of stored?.rows.flatMap(row => row.updates) ?? []) Y.applyUpdate(doc, bytes)
      const records = [...recordsOf(doc)].map(([id, entry]) => [id, decodeRecord(entry)] as const)
      expect(records.map(([id]) => id).sort()).toEqual(oldBoard.records.map(({ id }) => id).sort())
      for (const [id, record] of records) expect(checkRecord(id, record, DEFAULT_LIMITS)).toBeUndefined()
      const box = records.find(([id]) => id === "shape:old-box")?.[1]
      expect(JSON.stringify(box?.props)).toContain("Redis cluster")
      // Once is enough, the recording keeps what was before, and work goes on behind it.
      expect((await loadCurrent({ store, ref: REF, history, now: 6 }))?.epoch).toBe(2)
      expect((await store.rowsAfter(REF, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2])
      await store.append(REF, { seq: 3, at: 7, updates: [] })
      expect((await store.loadDoc(REF))?.rows.map(({ seq }) => seq)).toEqual([2, 3])
      await store.close()
    })
  }

  it("[MG-3] a board of a newer or unknown version is refused and left as it is", async () => {
    for (const version of [SCHEMA_VERSION + 1, -3]) {
      const store = await storeWith(new MemoryStore(), version)
      await expect(loadCurrent({ store, ref: REF, history: SCHEMA_HISTORY, now: 5 })).rejects.toThrow(
        UnknownSchema,
      )
      expect(await store.loadDoc(REF)).toMatchObject({ schemaVersion: version, epoch: 1 })
    }
  })

  it("[MG-3] who asks about a room of a newer version is told so", async () => {
    const store = new MemoryStore()
    const server = new TestServer({ store })
    const create = store.createRoom.bind(store)
    store.createRoom = room => create({ ...room, schemaVersion: SCHEMA_VERSION + 1 })
    const room = await server.createRoom()
    const headers = { Authorization: `Bearer ${room.tokens.candidate}` }
    const refused = await server.app.request(`/api/rooms/${room.id}`, { headers })
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { message: expect.stringMatching(/newer version/) } })
  })
})
