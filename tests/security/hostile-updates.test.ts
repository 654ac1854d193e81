import { rawUpdate, text } from "@outloud/shared/records/testing/raw-update.ts"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { Arena } from "../support/arena.ts"
import { ATTACKS, FRESH_ID } from "../support/attacks.ts"
import { clientFrame } from "../support/fake-socket.ts"
import { box } from "../support/records.ts"
import { keyOf } from "../support/test-server.ts"

describe("a hostile update", () => {
  for (const { name, reason, update } of ATTACKS) {
    it(`[HI-1] ${name}: refused by name (${reason}), once in the log, and nobody else notices`, async () => {
      const arena = await Arena.open()
      const { attacker, server, victim } = arena
      const before = Y.encodeStateAsUpdate(victim.doc)
      const heard = victim.received.length
      attacker.send(update(arena))
      await arena.settle()
      expect(attacker.socket.closedWith).toEqual({ code: 4409, reason: `update refused: ${reason}` })
      expect(server.logged.map(({ level, line }) => [level, (line as { reason?: string }).reason])).toEqual([
        ["warn", reason],
      ])
      expect(Y.encodeStateAsUpdate(victim.doc)).toEqual(before)
      expect(victim.received.slice(heard)).toEqual([])
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
      await expectHonestComeback(arena)
    })
  }

  it("[HI-2] in a step 2 is judged as in an update", async () => {
    for (const { reason, update } of ATTACKS.filter(each => each.reason !== "larger-than-allowed")) {
      const arena = await Arena.open()
      const { attacker } = arena
      attacker.sendFrame(clientFrame.step2(update(arena)), true)
      await arena.settle()
      expect(attacker.socket.closedWith).toEqual({ code: 4409, reason: `update refused: ${reason}` })
    }
  })

  it("[HI-2] what an attacker sends right before it counts, what he sends behind it does not", async () => {
    const arena = await Arena.open()
    const { attacker, victim } = arena
    attacker.put(box("before"))
    attacker.send(rawUpdate([{ client: FRESH_ID, clock: 7, structs: [{ gc: 1 }] }]))
    attacker.put(box("behind"))
    await arena.settle()
    expect(victim.records.has("shape:before")).toBe(true)
    expect(victim.records.has("shape:behind")).toBe(false)
  })

  it("[HI-3] thousands of gapped updates cost one inspection", async () => {
    const arena = await Arena.open()
    const { attacker, server } = arena
    const filler = "x".repeat(1_000)
    for (let n = 0; n < 2_000; n++) {
      attacker.send(
        rawUpdate([
          {
            client: FRESH_ID + n,
            clock: 7,
            structs: [{ parent: "records", key: "shape:g", ...text(filler) }],
          },
        ]),
      )
    }
    await arena.settle()
    expect(attacker.socket.closedWith?.code).toBe(4409)
    expect(server.logged).toHaveLength(1)
    const late = await arena.comeBack()
    await arena.settle(late)
    expect(Y.encodeStateAsUpdate(late.doc).byteLength).toBeLessThan(20_000)
  })

  it("[HI-4] a write by an observer is refused and changes nothing", async () => {
    const arena = await Arena.open()
    arena.observer.put(box("mine"))
    await arena.settle()
    expect(arena.observer.socket.closedWith).toEqual({ code: 4409, reason: "update refused: not-allowed" })
    expect(arena.victim.records.has("shape:mine")).toBe(false)
  })

  it("[HI-5] a token is worth nothing in another room, and nothing on a layer of another role", async () => {
    const arena = await Arena.open()
    const { server, room } = arena
    const other = await server.createRoom()
    for (const layer of ["diagram", "annotations", "notes", "session"] as const) {
      const stranger = await server.connect(other, "interviewer", layer, { token: room.tokens.interviewer })
      expect(stranger.socket.closedWith?.code).toBe(4401)
    }
    for (const role of ["candidate", "observer"] as const) {
      const guess = await server.connect(room, role, "notes", { key: keyOf("ana") })
      expect(guess.socket.closedWith?.code).toBe(4403)
      expect(guess.received).toEqual([])
    }
  })

  it("[HI-6] bytes that are no message are refused and logged once", async () => {
    for (const frame of [[], [0], [0, 9, 0], [0, 2, 255], [1, 5, 1], [0, 0, 2, 255, 255], [255, 255, 255]]) {
      const arena = await Arena.open()
      arena.attacker.sendFrame(new Uint8Array(frame))
      await arena.settle()
      expect(arena.attacker.socket.closedWith?.code).toBe(4409)
      expect(arena.server.logged).toHaveLength(1)
      await expectHonestComeback(arena)
    }
  })
})

/** The same person with a clean document is a full member again. */
async function expectHonestComeback(arena: Arena): Promise<void> {
  const back = await arena.comeBack()
  await arena.settle(back)
  back.put(box("honest"))
  await arena.settle(back)
  expect(back.isOpen).toBe(true)
  expect(back.acknowledged).toBe(back.written)
  expect(arena.victim.records.has("shape:honest")).toBe(true)
  expect(await arena.unserved(back)).toEqual([])
}
