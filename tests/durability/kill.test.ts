import type { Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { AckedClient, type Edit } from "../support/acked-client.ts"
import { Ledger } from "../support/ledger.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { Random } from "../support/random.ts"
import { keyOf } from "../support/test-server.ts"

const KILLS = Number(process.env.KILLS ?? 5)
const SEED = Number(process.env.KILL_SEED ?? 1)
/** Boards grow with every kill, and with them the time to compare them. */
const KILLS_OF_A_ROOM = 20
/** Acknowledgements between two kills, at most. */
const MOST_ACKS = 400
/** Frames that a writer lets wait for their acknowledgement. */
const MOST_WAITING = 20
const CAST: [Role, Layer][] = [
  ["interviewer", "diagram"],
  ["candidate", "diagram"],
  ["interviewer", "annotations"],
]

interface Writer {
  readonly client: AckedClient
  readonly ledger: Ledger<Edit>
  readonly room: LiveRoom
}

let server: LiveServer
beforeAll(async () => {
  server = await LiveServer.start({ LIMIT_WRITES_PER_SECOND: "100000" })
})
afterAll(() => server.remove())

test(`[DU-1] ${KILLS} kills in the middle of traffic take nothing that was acknowledged`, {
  timeout: 30_000 + KILLS * 10_000,
}, async () => {
  const random = new Random(SEED)
  let [writers, edits] = [[] as Writer[], 0]
  for (let kill = 1; kill <= KILLS; kill++) {
    if (kill % KILLS_OF_A_ROOM === 1) {
      for (const { client } of writers) client.terminate()
      writers = await newWriters(random)
    }
    await killInTraffic(writers, random)
    await server.start()
    // Before the living come back: what they hold would hide what the disk has lost.
    await expectKept(writers, edit => edit.isAcknowledged, `kill ${kill} of seed ${SEED}`)
    await Promise.all(writers.map(({ client }) => client.connect()))
    await Promise.all(writers.map(({ client }) => client.saved()))
    await expectKept(writers, () => true, `after kill ${kill} of seed ${SEED}`)
    await expectEqualBoards(writers)
    edits = Math.max(
      edits,
      writers.reduce((sum, { ledger }) => sum + ledger.entries.length, 0),
    )
  }
  expect(server.output).not.toContain('"level":"error"')
  expect(edits).toBeGreaterThan(Math.min(KILLS, KILLS_OF_A_ROOM) * 20)
})

async function newWriters(random: Random): Promise<Writer[]> {
  const rooms = [await server.createRoom(), await server.createRoom()]
  const writers = rooms.flatMap((room, n) => CAST.map((_, part) => newWriter(room, n, part, random)))
  await Promise.all(writers.map(({ client }) => client.connect()))
  return writers
}

function newWriter(room: LiveRoom, n: number, part: number, random: Random): Writer {
  const [role, layer] = CAST[part]!
  const key = keyOf(`person-${role}`)
  const client = new AckedClient({
    origin: server.origin,
    roomId: room.id,
    layer,
    token: room.token(role),
    key,
  })
  const ledger = new Ledger(`room${n}-part${part}`, random, change => client.edit(change))
  return { client, ledger, room }
}

/** Everybody writes, at a pace that the acknowledgements give, until the process is shot. */
async function killInTraffic(writers: readonly Writer[], random: Random): Promise<void> {
  let left = 1 + random.below(MOST_ACKS)
  let gone: Promise<unknown> | undefined
  for (const { client, ledger } of writers) {
    client.onAcknowledged = () => {
      if (--left <= 0) gone ??= server.stop("SIGKILL")
      while (gone === undefined && client.sent - client.acknowledged < MOST_WAITING && random.chance(0.7))
        ledger.next()
    }
    ledger.next()
  }
  // A writer whose dice say stop has nothing to wake it.
  const pulse = () => {
    if (gone !== undefined) return
    for (const { client, ledger } of writers) if (client.isSaved) ledger.next()
    setImmediate(pulse)
  }
  pulse()
  await Promise.all(writers.map(({ client }) => client.closed()))
  await gone
  // What a person goes on drawing while the server is away.
  for (const { client, ledger } of writers) {
    client.onAcknowledged = () => {}
    ledger.next()
  }
}

async function expectKept(
  writers: readonly Writer[],
  which: (edit: Edit) => boolean,
  when: string,
): Promise<void> {
  const missing: string[] = []
  for (const { client, ledger } of writers) {
    const reader = await readAfresh(client)
    missing.push(...ledger.missing(reader.records, which))
    reader.terminate()
  }
  expect(missing, when).toEqual([])
}

/** The living hold what the server's log holds, and so does who comes in now. */
async function expectEqualBoards(writers: readonly Writer[]): Promise<void> {
  for (const { client } of writers) {
    const reader = await readAfresh(client)
    const board = JSON.stringify(sorted(reader.records.toJSON()))
    await client.until(() => JSON.stringify(sorted(client.records.toJSON())) === board)
    reader.terminate()
  }
}

async function readAfresh({ options }: AckedClient): Promise<AckedClient> {
  const reader = new AckedClient({ ...options, key: keyOf("reader") })
  await reader.connect()
  return reader
}

function sorted(records: Record<string, unknown>): [string, unknown][] {
  return Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))
}
