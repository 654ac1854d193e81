import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import WebSocket from "ws"
import { temporaryFolder } from "../contracts/temporary-folder.ts"
import { boardIn, draw, personAt } from "../support/live-board.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { runCommand } from "../support/run-command.ts"

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

async function manage(method: string, path: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${room.token("interviewer")}` }
  return fetch(`${server.url}/api/rooms/${room.id}${path}`, { method, headers })
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
