import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { temporaryFolder } from "../contracts/temporary-folder.ts"
import type { AckedClient, Edit } from "../support/acked-client.ts"
import { Ledger } from "../support/ledger.ts"
import { boardIn, draw, personAt } from "../support/live-board.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { Random } from "../support/random.ts"
import { runCommand } from "../support/run-command.ts"

let server: LiveServer
let room: LiveRoom
let folder: string

beforeEach(async context => {
  server = await LiveServer.start({ LIMIT_WRITES_PER_SECOND: "100000" })
  room = await server.createRoom()
  folder = temporaryFolder(context.onTestFinished)
})
afterEach(() => server.remove())

/** Draws without a pause until told to stop. */
function keepDrawing(person: AckedClient, ledger: Ledger<Edit>): () => void {
  person.onAcknowledged = () => {
    while (person.sent - person.acknowledged < 5) ledger.next()
  }
  ledger.next()
  return () => {
    person.onAcknowledged = () => {}
  }
}

describe("a backup", () => {
  it("[OP-1] holds everything that was acknowledged before it, while people go on drawing unharmed", async () => {
    const person = personAt(server, room, "candidate")
    await person.connect()
    const ledger = new Ledger("ben", new Random(3), change => person.edit(change))
    const stop = keepDrawing(person, ledger)
    for (const name of ["first", "second", "third"]) {
      const before = new Set(ledger.entries.flatMap(({ edit }) => (edit.isAcknowledged ? [edit] : [])))
      const { code, out, err } = await runCommand("backup", server.dataDir, `${folder}/${name}.db`)
      expect([code, err]).toEqual([0, ""])
      expect(out).toContain("Backed up 1 rooms")
      const board = await boardIn(`${folder}/${name}.db`, room)
      expect(ledger.missing(board.records, edit => before.has(edit))).toEqual([])
    }
    stop()
    await person.saved()
    expect(person.storage).toBe(1)
    expect(person.isOpen).toBe(true)
    person.terminate()
    expect(server.output).not.toContain('"level":"error"')
  })

  it("[OP-1] works without a server too, also after one was killed", async () => {
    const person = personAt(server, room, "candidate")
    await person.connect()
    await draw(person, "last")
    await server.stop("SIGKILL")
    expect((await runCommand("backup", server.dataDir, `${folder}/b.db`)).code).toBe(0)
    expect((await boardIn(`${folder}/b.db`, room)).records.has("shape:last")).toBe(true)
  })

  it("[OP-2] overwrites nothing, is its owner's alone, and leaves no half file behind", async () => {
    const file = `${folder}/b.db`
    writeFileSync(file, "mine")
    const refused = await runCommand("backup", server.dataDir, file)
    expect(refused).toMatchObject({ code: 1, out: "" })
    expect(refused.err).toContain("exists already; it is not overwritten")
    expect(readFileSync(file, "utf8")).toBe("mine")
    const nowhere = await runCommand("backup", server.dataDir, `${folder}/no/such/folder.db`)
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("cannot be made")])
    const nothing = await runCommand("backup", `${folder}/no-data`, `${folder}/c.db`)
    expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining("There is no file")])
    expect((await runCommand("backup", server.dataDir)).err).toContain("Usage")
    expect(readdirSync(folder)).toEqual(["b.db"])
    await runCommand("backup", server.dataDir, `${folder}/d.db`)
    expect(statSync(`${folder}/d.db`).mode & 0o077).toBe(0)
  })

  it("[OP-2] of a database that cannot be read to its end is refused, and names what is wrong", async () => {
    await server.stop()
    const db = new DatabaseSync(`${server.dataDir}/outloud.db`)
    db.exec("UPDATE log SET batch = zeroblob(length(batch))")
    db.close()
    const refused = await runCommand("backup", server.dataDir, `${folder}/b.db`)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/Row 1 of .* cannot be read/)
    expect(existsSync(`${folder}/b.db`)).toBe(false)
  })
})
