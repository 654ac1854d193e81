import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import type { ApiError, RoomView } from "@outloud/shared/protocol/api.ts"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { readSession, type Session } from "@outloud/shared/room/session.ts"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import WebSocket from "ws"
import { temporaryFolder } from "../contracts/temporary-folder.ts"
import { AckedClient } from "../support/acked-client.ts"
import { boardIn, draw, personAt } from "../support/live-board.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { runCommand } from "../support/run-command.ts"
import { keyOf } from "../support/test-server.ts"
import { visitorRequest } from "../support/visitor-request.ts"

let server: LiveServer
let room: LiveRoom
let backup: string

/** A room with "early" on its board is in the backup; "late" was drawn after it. */
beforeEach(async context => {
  server = await LiveServer.start()
  room = await server.createRoom()
  backup = `${temporaryFolder(context.onTestFinished)}/backup.db`
})
afterEach(() => server.remove())

async function drawBackUpDraw(): Promise<void> {
  const person = personAt(server, room, "candidate")
  await person.connect()
  await draw(person, "early")
  expect((await runCommand("backup", server.dataDir, backup)).code).toBe(0)
  await draw(person, "late")
  person.terminate()
}

const restore = (...flags: string[]) => runCommand("restore", server.dataDir, backup, ...flags)

async function shown(): Promise<string[]> {
  const person = personAt(server, room, "interviewer")
  await person.connect()
  person.terminate()
  return [...person.records.keys()].filter(id => id === "shape:early" || id === "shape:late")
}

/** What a browser is told that still holds a copy of this epoch. */
function offer(epoch: number): Promise<number> {
  const offered = ["outloud.v1", `token.${room.token("candidate")}`, `epoch.${epoch}`]
  const socket = new WebSocket(`${server.origin}/sync/${room.id}/diagram`, offered)
  return new Promise(resolve => socket.once("close", resolve))
}

function epochs(): number[] {
  const db = new DatabaseSync(`${server.dataDir}/outloud.db`, { readOnly: true })
  const rows = db.prepare("SELECT DISTINCT epoch FROM doc").all()
  db.close()
  return rows.map(({ epoch }) => Number(epoch))
}

function keptFiles(): string[] {
  return readdirSync(server.dataDir).filter(name => name.includes("replaced"))
}

function manage(method: string, path: string, body?: unknown): Promise<Response> {
  return requestAs("interviewer", undefined, method, path, body)
}

/** By the link of a role, and by a key of that link's where one is given. */
function requestAs(role: Role, key: string | undefined, method: string, path: string, body?: unknown) {
  const sent = { token: room.token(role), key: key && keyOf(key), body }
  return fetch(`${server.url}/api/rooms/${room.id}${path}`, visitorRequest(method, sent))
}

/** Comes in by the link of a role, under a key of one's own. Resolves to one's public id. */
async function comeIn(role: Role, key: string): Promise<string> {
  const { me } = (await (await requestAs(role, key, "GET", "")).json()) as RoomView
  return me.id
}

/** What somebody is, or the code of the refusal. */
async function roleOf(role: Role, key: string): Promise<string> {
  const answer = (await (await requestAs(role, key, "GET", "")).json()) as RoomView | ApiError
  return "me" in answer ? answer.me.role : answer.error.code
}

async function rosterIn(): Promise<Session["people"]> {
  const reader = new AckedClient({
    ...{ origin: server.origin, roomId: room.id, layer: "session" as const },
    ...{ token: room.token("observer"), key: keyOf("olga") },
  })
  await reader.connect()
  reader.terminate()
  return readSession(reader.doc).people
}

/** Back up now; `work` is done after it; then the backup is put in place. */
async function restoreAfter(work: () => Promise<unknown>): Promise<void> {
  expect((await runCommand("backup", server.dataDir, backup)).code).toBe(0)
  await work()
  await server.stop()
  expect((await restore()).code).toBe(0)
  await server.start()
}

describe("restoring", () => {
  it("[OP-3] is refused while a server runs, which notices nothing", async () => {
    await drawBackUpDraw()
    const refused = await restore()
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("in use: stop the server first")])
    expect(await shown()).toEqual(["shape:early", "shape:late"])
    expect(keptFiles()).toEqual([])
    const person = personAt(server, room, "candidate")
    await person.connect()
    await draw(person, "after")
    expect(person.storage).toBe(1)
    person.terminate()
  })

  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    it(`[OP-4] brings the backup back after ${signal}, keeps what it replaced, and turns newer copies away`, async () => {
      await drawBackUpDraw()
      await server.stop(signal)
      const restored = await restore()
      expect([restored.code, restored.err]).toEqual([0, ""])
      await server.start()
      expect(await shown()).toEqual(["shape:early"])
      expect(await offer(1)).toBe(CloseCode.tooOld)
      const [kept] = keptFiles()
      const before = await boardIn(`${server.dataDir}/${kept}`, room)
      expect(before.records.has("shape:late")).toBe(true)
    })
  }

  it("[OP-4] twice from one backup gives two epochs: copies of the first are not merged into the second", async () => {
    await drawBackUpDraw()
    await server.stop()
    await restore()
    const [first] = epochs()
    await restore()
    const [second] = epochs()
    expect(first).toBeGreaterThan(1)
    expect(second).toBeGreaterThan(first!)
    await server.start()
    expect(await offer(first!)).toBe(CloseCode.tooOld)
    expect(keptFiles()).toHaveLength(2)
  })

  it("[OP-5] what was revoked or deleted since stays so; deleted rooms come back only when asked for", async () => {
    await drawBackUpDraw()
    const links = (await (await manage("GET", "/links")).json()) as { id: string; role: string }[]
    await manage("DELETE", `/links/${links.find(({ role }) => role === "candidate")?.id}`)
    await server.stop()
    await restore()
    await server.start()
    expect(await offer(1)).toBe(CloseCode.badToken)
    expect(await shown()).toEqual(["shape:early"])
    await manage("DELETE", "")
    await server.stop()
    const { out } = await restore()
    expect(out).toContain("1 rooms that were deleted since stay deleted")
    await server.start()
    expect((await manage("GET", "")).status).toBe(404)
    await server.stop()
    expect((await restore("--with-deleted-rooms")).code).toBe(0)
    await server.start()
    expect(await shown()).toEqual(["shape:early"])
  })

  it("[OP-5] who was removed since stays so, known to the backup or not, and is named so", async () => {
    await comeIn("interviewer", "ana")
    const ben = await comeIn("candidate", "ben")
    await restoreAfter(async () => {
      const dan = await comeIn("interviewer", "dan")
      for (const id of [ben, dan]) expect((await manage("DELETE", `/people/${id}`)).status).toBe(204)
    })
    expect(await roleOf("candidate", "ben")).toBe("bad_token")
    expect(await roleOf("interviewer", "dan")).toBe("bad_token")
    expect(await roleOf("interviewer", "ana")).toBe("interviewer")
    expect(await rosterIn()).toMatchObject({ [ben]: { isRemoved: true } })
  })

  it("[OP-5] who has got another role since keeps it", async () => {
    const eve = await comeIn("interviewer", "eve")
    const ben = await comeIn("candidate", "ben")
    await manage("GET", "")
    await restoreAfter(async () => {
      const dan = await comeIn("interviewer", "dan")
      for (const id of [eve, dan, ben])
        expect((await manage("PUT", `/people/${id}/role`, { role: "observer" })).status).toBe(204)
    })
    for (const [link, key] of [
      ["interviewer", "eve"],
      ["interviewer", "dan"],
      ["candidate", "ben"],
    ] as const)
      expect([key, await roleOf(link, key)]).toEqual([key, "observer"])
    expect(await rosterIn()).toMatchObject({ [eve]: { role: "observer" }, [ben]: { role: "observer" } })
  })

  it("[OP-5] where roles were swapped since, nobody reads the notes about themselves, and who only watches by now still does", async () => {
    await comeIn("interviewer", "ana")
    const ben = await comeIn("candidate", "ben")
    const eve = await comeIn("interviewer", "eve")
    await restoreAfter(async () => {
      const swap = { with: ben, turn: 0 }
      expect((await requestAs("interviewer", "ana", "POST", "/swap", swap)).status).toBe(204)
      const asBen = (path: string, body: unknown) => requestAs("candidate", "ben", "PUT", path, body)
      expect((await asBen(`/people/${eve}/role`, { role: "observer" })).status).toBe(204)
      const fay = await comeIn("interviewer", "fay")
      expect((await asBen(`/people/${fay}/role`, { role: "candidate" })).status).toBe(204)
      expect(await roleOf("candidate", "ben")).toBe("interviewer")
    })
    expect(await roleOf("candidate", "ben")).toBe("candidate")
    expect(await roleOf("interviewer", "ana")).toBe("interviewer")
    expect(await roleOf("interviewer", "eve")).toBe("observer")
    expect(await roleOf("interviewer", "fay")).toBe("candidate")
  })

  it("[OP-5] a room is never left with nobody to run it", async () => {
    const ana = await comeIn("interviewer", "ana")
    const ben = await comeIn("candidate", "ben")
    await restoreAfter(async () => {
      await requestAs("interviewer", "ana", "POST", "/swap", { with: ben, turn: 0 })
      const role = { role: "observer" }
      expect((await requestAs("candidate", "ben", "PUT", `/people/${ana}/role`, role)).status).toBe(204)
    })
    expect(await roleOf("candidate", "ben")).toBe("candidate")
    expect(await roleOf("interviewer", "ana")).toBe("interviewer")
  })

  it("[OP-6] of something that is no sound backup is refused, and the database stays as it is", async () => {
    await drawBackUpDraw()
    await server.stop()
    const database = `${server.dataDir}/outloud.db`
    const before = readFileSync(database)
    const damaged = readFileSync(backup)
    damaged.fill(0x5a, damaged.length / 2)
    const foreign = `${backup}.foreign`
    const db = new DatabaseSync(foreign)
    db.exec("CREATE TABLE mine (n)")
    db.close()
    for (const [bytes, message] of [
      [Buffer.from("Dear diary, ".repeat(1_000)), /damaged or not a database/],
      [damaged, /damaged|cannot be read/],
      [readFileSync(backup).subarray(0, 20_000), /damaged|cannot be read/],
      [readFileSync(foreign), /another program's database/],
    ] as const) {
      writeFileSync(backup, bytes)
      const refused = await restore()
      expect([refused.code, refused.out]).toEqual([1, ""])
      expect(refused.err).toMatch(message)
      expect(readFileSync(database)).toEqual(before)
    }
    backup = `${backup}.missing`
    expect((await restore()).err).toContain("There is no file")
    backup = database
    expect((await restore()).err).toContain("is the database itself")
    expect(readdirSync(server.dataDir).sort()).toEqual(["outloud.db"])
  })

  it("[OP-6] replaces a database that is damaged, or missing altogether", async () => {
    await drawBackUpDraw()
    await server.stop()
    const database = `${server.dataDir}/outloud.db`
    writeFileSync(database, "nothing of this can be read")
    writeFileSync(`${database}-wal`, "nor of this")
    const { code, out } = await restore()
    expect([code, out]).toEqual([0, expect.stringContaining("could not be read")])
    expect(existsSync(`${database}-wal`)).toBe(false)
    await server.start()
    expect(await shown()).toEqual(["shape:early"])
    await server.stop()
    const elsewhere = `${server.dataDir}/fresh`
    const fresh = await runCommand("restore", elsewhere, backup)
    expect([fresh.code, fresh.err]).toEqual([0, ""])
    expect((await boardIn(`${elsewhere}/outloud.db`, room)).records.has("shape:early")).toBe(true)
  })
})
