import type { ClockAnswer, TimeAnswer } from "@outloud/shared/protocol/api.ts"
import { describe, expect, it, onTestFinished } from "vitest"
import { Drill } from "../support/drill.ts"
import { draw, personAt } from "../support/live-board.ts"
import type { LiveRoom } from "../support/live-server.ts"

/** What the process is given to stop in, and the slack of a busy machine. */
const DEADLINE_MS = 8_000
const SLACK_MS = 4_000
const HOUR_MS = 3_600_000

async function begin(): Promise<{ drill: Drill; room: LiveRoom }> {
  const drill = await Drill.start()
  onTestFinished(() => drill.remove())
  return { drill, room: await drill.server.createRoom() }
}

/** Two people, of whom the candidate has drawn "before". */
async function interview() {
  const { drill, room } = await begin()
  const candidate = personAt(drill.server, room, "candidate")
  const interviewer = personAt(drill.server, room, "interviewer")
  await Promise.all([candidate.connect(), interviewer.connect()])
  await draw(candidate, "before")
  await interviewer.until(() => interviewer.records.has("shape:before"))
  onTestFinished(() => [candidate, interviewer].forEach(each => void each.terminate()))
  return { drill, room, candidate, interviewer }
}

async function ask(drill: Drill, path: string): Promise<[number, string]> {
  const response = await fetch(drill.server.url + path)
  return [response.status, await response.text()]
}

async function makeRoom(drill: Drill): Promise<[number, string]> {
  const body = JSON.stringify({ questionId: "listening-party", mode: "live" })
  const response = await fetch(`${drill.server.url}/api/rooms`, { method: "POST", body })
  return [response.status, await response.text()]
}

/** Draws until the server has said that it cannot write. A disk that is full may still have room for some. */
async function drawUntilTold(person: ReturnType<typeof personAt>): Promise<string> {
  let last = ""
  for (let n = 0; person.storage === 1; n++) {
    last = `during-${n}`
    await Promise.race([draw(person, last), person.until(() => person.storage === 0)])
  }
  return `shape:${last}`
}

describe("the drills", () => {
  for (const [rule, order] of [
    ["DU-4", "full"],
    ["DU-5", "read-only"],
  ] as const) {
    it(`[${rule}] a disk that is ${order} in the middle of an interview: told, readable, not ready, and nothing lost`, async () => {
      const { drill, room, candidate, interviewer } = await interview()
      await drill.order(order)
      const last = await drawUntilTold(candidate)
      await interviewer.until(() => interviewer.storage === 0)
      expect(interviewer.records.has(last)).toBe(false)
      expect(await ask(drill, "/healthz")).toEqual([200, "ok"])
      expect(await ask(drill, "/readyz")).toEqual([503, "cannot write"])
      expect(await makeRoom(drill)).toEqual([503, expect.stringContaining("storage_unavailable")])
      expect(await ask(drill, "/metrics")).toEqual([
        200,
        expect.stringMatching(/^outloud_unwritable_documents 1$/m),
      ])
      await drill.order("healthy")
      await candidate.saved()
      expect(candidate.storage).toBe(1)
      await interviewer.until(() => interviewer.records.has(last))
      await expect.poll(() => ask(drill, "/readyz"), { timeout: 10_000 }).toEqual([200, "ready"])
      expect((await makeRoom(drill))[0]).toBe(201)
      await drill.server.stop("SIGKILL")
      await drill.server.start()
      const reader = personAt(drill.server, room, "observer")
      await reader.connect()
      expect([...reader.records.keys()]).toEqual(expect.arrayContaining(["shape:before", last]))
      reader.terminate()
    })
  }

  it("[DU-5] who is known comes in and reads while the disk is read-only", async () => {
    const { drill, room, interviewer } = await interview()
    const observer = personAt(drill.server, room, "observer")
    await observer.connect()
    observer.terminate()
    await drill.order("read-only")
    const again = personAt(drill.server, room, "observer")
    await again.connect()
    expect(again.records.has("shape:before")).toBe(true)
    expect(interviewer.isOpen).toBe(true)
    again.terminate()
  })

  it("[DU-6] the clock is put back an hour: the phase goes on, edits arrive, and the server stops in time", async () => {
    const { drill, room, candidate, interviewer } = await interview()
    const command = async (body: unknown) => {
      const response = await fetch(`${drill.server.url}/api/rooms/${room.id}/clock`, {
        method: "POST",
        headers: { Authorization: `Bearer ${room.token("interviewer")}` },
        body: JSON.stringify(body),
      })
      return (await response.json()) as ClockAnswer
    }
    const time = async () => (JSON.parse((await ask(drill, "/api/time"))[1]) as TimeAnswer).now
    await command({ type: "start" })
    const before = await time()
    await drill.order(`clock ${-HOUR_MS}`)
    const realWait = 300
    await new Promise(resolve => setTimeout(resolve, realWait))
    expect(await time()).toBeGreaterThanOrEqual(before + realWait - 5)
    await draw(candidate, "after")
    await interviewer.until(() => interviewer.records.has("shape:after"))
    const { clock } = await command({ type: "next", from: 0 })
    expect(clock.phases[0]?.spent).toBeGreaterThanOrEqual(realWait - 5)
    expect(clock.phases[0]?.spent).toBeLessThan(60_000)
    expect(await ask(drill, "/readyz")).toEqual([200, "ready"])
    expect(await drill.server.stop()).toBe(0)
    await drill.server.start()
    // Now the process believes the wall, and everything of the interview lies in its future.
    expect(await time()).toBeLessThan(before - HOUR_MS / 2)
    await candidate.connect()
    await draw(candidate, "later")
    const { clock: later } = await command({ type: "next", from: 1 })
    expect(later.phases.every(({ spent }) => spent >= 0 && spent < 60_000)).toBe(true)
    expect(drill.server.output).not.toContain('"level":"error"')
  })
})

describe("stopping", () => {
  it("[OP-12] while people draw: in time, with code 0, and everything acknowledged is there", async () => {
    const { drill, room, candidate } = await interview()
    let drawn = 0
    const next = () => void draw(candidate, `n${drawn++}`)
    candidate.onAcknowledged = next
    next()
    await candidate.until(() => candidate.acknowledged > 20)
    const began = performance.now()
    const acknowledged = drawn - 2
    expect(await drill.server.stop("SIGTERM")).toBe(0)
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS)
    candidate.onAcknowledged = () => {}
    await drill.server.start()
    const reader = personAt(drill.server, room, "observer")
    await reader.connect()
    const expected = Array.from({ length: acknowledged }, (_, n) => `shape:n${n}`)
    expect(expected.filter(id => !reader.records.has(id))).toEqual([])
    reader.terminate()
  })

  it("[OP-15] after whoever collects the log is gone: people go on, and it ends in time with code 0", async () => {
    const { drill, candidate, interviewer } = await interview()
    drill.server.closeOutput()
    candidate.sendFrame(Buffer.from("\u0000\u0002no message, and logged"))
    await candidate.closed()
    await candidate.connect()
    await draw(candidate, "unheard")
    await interviewer.until(() => interviewer.records.has("shape:unheard"))
    expect(await ask(drill, "/healthz")).toEqual([200, "ok"])
    expect(await drill.server.stop("SIGTERM")).toBe(0)
  })

  it("[OP-12] while the disk refuses: at the deadline, with code 1 and a line that says so", async () => {
    const { drill, room, candidate } = await interview()
    await drill.order("read-only")
    await drawUntilTold(candidate)
    const began = performance.now()
    expect(await drill.server.stop("SIGTERM")).toBe(1)
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS + SLACK_MS)
    expect(drill.server.output).toContain("stopped before everything that had arrived could be written")
    await drill.server.start()
    // What was not acknowledged is still with who drew it.
    await candidate.connect()
    const reader = personAt(drill.server, room, "observer")
    await reader.connect()
    expect(reader.records.has("shape:during-0")).toBe(true)
    reader.terminate()
  })
})
