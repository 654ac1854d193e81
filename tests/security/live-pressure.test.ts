import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest"
import { AckedClient } from "../support/acked-client.ts"
import { clientFrame } from "../support/fake-socket.ts"
import { draw, personAt } from "../support/live-board.ts"
import { type LiveRoom, LiveServer } from "../support/live-server.ts"
import { box } from "../support/records.ts"
import { residentBytes } from "../support/server-memory.ts"
import { keyOf } from "../support/test-server.ts"

const MIB = 1024 * 1024
const CROWD = 1_000
const CROWD_PER_ROOM = 50

let server: LiveServer
let room: LiveRoom

afterEach(() => server.remove())

async function begin(env: Record<string, string> = {}): Promise<void> {
  server = await LiveServer.start(env)
  room = await server.createRoom()
}

async function person(role: "interviewer" | "candidate" | "observer", at = room): Promise<AckedClient> {
  const client = personAt(server, at, role)
  onTestFinished(() => client.terminate())
  await client.connect()
  return client
}

/** Draws one box after another, each saved before the next. Says how long the slowest took. */
async function drawMany(client: AckedClient, count: number): Promise<{ slowestMs: number }> {
  let slowestMs = 0
  for (let n = 0; n < count; n++) {
    const began = performance.now()
    await draw(client, `steady-${n % 50}`)
    slowestMs = Math.max(slowestMs, performance.now() - began)
  }
  return { slowestMs }
}

describe("a reader that does not read", () => {
  beforeEach(() => begin({ LIMIT_WRITES_PER_SECOND: "100000" }))

  it("[PS-1] costs bounded memory, holds up nobody, is told to come back, and gets everything then", async () => {
    const [writer, reader, slow] = [
      await person("interviewer"),
      await person("candidate"),
      await person("observer"),
    ]
    const before = await residentBytes(server)
    slow.pause()
    const label = "x".repeat(20_000)
    for (let n = 0; n < 1_000; n++) {
      const { props } = box("big")
      writer.edit(records =>
        records.set(
          `shape:big${n % 100}`,
          encodeRecord(box(`big${n % 100}`, { props: { ...props, richText: textOf(label) } })),
        ),
      )
      if (n % 20 === 0) await writer.saved()
    }
    await writer.saved()
    await reader.until(() => reader.records.size >= writer.records.size)
    expect((await residentBytes(server)) - before).toBeLessThan(200 * MIB)
    slow.resume()
    expect(await slow.closed()).toBe(4500)
    await slow.connect()
    expect(slow.isSaved).toBe(true)
    expect([...slow.records.keys()].sort()).toEqual([...writer.records.keys()].sort())
  })
})

describe("a flood", () => {
  beforeEach(() => begin())

  it("[PS-2] of frames is read at the pace of the limit; others are served meanwhile, and nobody is cut off", async () => {
    const [honest, flooder] = [await person("interviewer"), await person("candidate")]
    const before = await residentBytes(server)
    flooder.edit(records => records.set("shape:f", encodeRecord(box("f"))))
    for (let n = 0; n < 20_000; n++) flooder.edit(records => records.get("shape:f")?.set("xy", [n, n]))
    const { slowestMs } = await drawMany(honest, 100)
    expect(slowestMs).toBeLessThan(5_000)
    expect(flooder.isOpen).toBe(true)
    expect(flooder.acknowledged).toBeGreaterThan(0)
    expect(flooder.acknowledged).toBeLessThan(10_000)
    expect((await residentBytes(server)) - before).toBeLessThan(150 * MIB)
  })

  it("[PS-2] of requests for a large board, all in one packet, costs neither memory nor others' time", async () => {
    const honest = await person("interviewer")
    for (let part = 0; part < 10; part++) {
      honest.edit(records => {
        for (let n = 0; n < 200; n++) records.set(`shape:${part}-${n}`, encodeRecord(box(`${part}-${n}`)))
      })
      await honest.saved()
    }
    const flooders = [await person("candidate"), await person("observer")]
    const before = await residentBytes(server)
    for (const flooder of flooders) {
      for (let n = 0; n < 7_000; n++) flooder.sendFrame(clientFrame.step1(new Uint8Array([0])))
    }
    const { slowestMs } = await drawMany(honest, 50)
    expect(slowestMs).toBeLessThan(5_000)
    // What is asked for faster than it can be sent is not prepared for ever.
    for (const flooder of flooders) expect(await flooder.closed()).toBe(4500)
    expect((await residentBytes(server)) - before).toBeLessThan(200 * MIB)
  })
})

describe("a storm", () => {
  beforeEach(() => begin())

  it(`[PS-3] of ${CROWD} people who all come back at once lets everybody in, and those who draw go on drawing`, {
    timeout: 240_000,
  }, async () => {
    const rooms = await Promise.all(Array.from({ length: CROWD / CROWD_PER_ROOM }, () => server.createRoom()))
    const crowd = rooms.flatMap(each =>
      Array.from({ length: CROWD_PER_ROOM }, (_, n) => {
        const { options } = personAt(server, each, "candidate")
        return new AckedClient({ ...options, key: keyOf(`crowd-${n}`) })
      }),
    )
    onTestFinished(() => {
      for (const client of crowd) client.terminate()
    })
    const honest = await person("interviewer", rooms[0])
    await Promise.all(crowd.map(client => client.connect()))
    const first = await residentBytes(server)
    for (let storm = 0; storm < 2; storm++) {
      for (const client of crowd) client.terminate()
      await Promise.all(crowd.map(client => client.closed()))
      // Told by who is served before whom: how long a storm takes is the machine's affair.
      const served: ("crowd" | "honest")[] = []
      const note = (who: "crowd" | "honest") => () => void served.push(who)
      await Promise.all([
        draw(honest, "in-the-storm").then(note("honest")),
        ...crowd.map(client => client.connect().then(note("crowd"))),
      ])
      expect(served.indexOf("honest")).toBeLessThan(CROWD)
      expect(crowd.filter(client => !client.isSaved)).toEqual([])
    }
    expect((await residentBytes(server)) - first).toBeLessThan(150 * MIB)
    expect(server.output).not.toContain('"level":"error"')
  })
})

function textOf(text: string) {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }
}
