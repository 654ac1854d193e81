import * as encoding from "lib0/encoding"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { Arena } from "../support/arena.ts"
import { clientFrame } from "../support/fake-socket.ts"
import { box } from "../support/records.ts"

interface Entry {
  readonly client: number
  readonly clock?: number
  readonly state: string
}

function presence(entries: readonly Entry[], count = entries.length): Uint8Array {
  const body = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, count)
    for (const { client, clock = 1, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return clientFrame.awareness(body)
}

const state = (value: unknown) => JSON.stringify({ presence: value })

describe("hostile presence", () => {
  it("[HI-10] 50,000 made-up ids show one person at most, and are kept nowhere", async () => {
    const arena = await Arena.open()
    const { attacker, victim } = arena
    const crowd = Array.from({ length: 50_000 }, (_, n) => ({ client: 5_000_000 + n, state: state({ n }) }))
    attacker.sendFrame(presence(crowd))
    for (let n = 0; n < 50; n++) attacker.sendFrame(presence(crowd.slice(n * 10, n * 10 + 10)))
    await arena.settle()
    await arena.server.clock.advance(5_000)
    await arena.settle()
    expect(victim.awareness.getStates().size).toBeLessThanOrEqual(1)
    const late = await arena.comeBack()
    await arena.settle(late)
    expect(late.awareness.getStates().size).toBeLessThanOrEqual(1)
    expect(await arena.unserved(late)).toEqual([])
  })

  it("[HI-10] nobody takes away, replaces or speaks for the presence of another", async () => {
    const arena = await Arena.open()
    const { attacker, victim, observer } = arena
    victim.showPresence({ cursor: { x: 1, y: 1 } })
    await arena.settle()
    for (const clock of [1, 2 ** 31, 2 ** 50]) {
      attacker.sendFrame(presence([{ client: victim.doc.clientID, clock, state: "null" }]))
      attacker.sendFrame(presence([{ client: victim.doc.clientID, clock, state: state({ cursor: null }) }]))
    }
    attacker.showPresence({ user: { name: "Ana", role: "interviewer" }, cursor: { x: 9, y: 9 } })
    await arena.settle()
    expect(observer.awareness.getStates().get(victim.doc.clientID)).toMatchObject({
      user: { role: "interviewer" },
      presence: { cursor: { x: 1, y: 1 } },
    })
    expect(observer.awareness.getStates().get(attacker.doc.clientID)).toMatchObject({
      user: { role: "candidate", name: "" },
    })
    expect(await arena.unserved()).toEqual([])
  })

  it("[HI-10] a client id that presence has claimed is no way to mute somebody who has drawn", async () => {
    const arena = await Arena.open()
    const { attacker, victim } = arena
    attacker.sendFrame(presence([{ client: victim.doc.clientID, state: state({}) }]))
    await arena.settle()
    victim.put(box("still-here"))
    await arena.settle()
    expect(victim.acknowledged).toBe(victim.written)
    expect(arena.observer.records.has("shape:still-here")).toBe(true)
  })

  for (const [name, frame] of [
    ["that is not JSON", presence([{ client: 5_000_001, state: "{" }])],
    ["nested 100,000 deep", presence([{ client: 5_000_001, state: "[".repeat(100_000) }])],
    [
      "nested as deep as 8 KiB can",
      presence([{ client: 5_000_001, state: `{"presence":${"[".repeat(4_000)}${"]".repeat(4_000)}}` }]),
    ],
    [
      "with a prototype",
      presence([{ client: 5_000_001, state: '{"presence":{"__proto__":{"isAdmin":true}}}' }]),
    ],
    ["that claims four billion entries", presence([], 2 ** 32)],
    ["of 2 MB", presence([{ client: 5_000_001, state: state("x".repeat(2_000_000)) }])],
  ] as const) {
    it(`[HI-11] presence ${name} harms nobody`, async () => {
      const arena = await Arena.open()
      const { attacker, server, victim } = arena
      attacker.sendFrame(frame)
      await arena.settle()
      expect(server.logged.filter(({ level }) => level === "error")).toEqual([])
      for (const [, shown] of victim.awareness.getStates())
        expect((shown as { isAdmin?: boolean }).isAdmin).toBeUndefined()
      expect(await arena.unserved()).toEqual([])
    })
  }

  it("[HI-12] a flood of step 1 and of queries is answered at the pace of the limit, and others are served", async () => {
    const arena = await Arena.open()
    const { attacker, server, victim } = arena
    for (let n = 0; n < 300; n++) victim.put(box(`n${n}`))
    for (let n = 0; n < 8; n++) {
      await arena.settle()
      await server.clock.advance(1_000)
    }
    const answered = () => attacker.received.filter(({ type }) => type === "step2").length
    const before = answered()
    for (let n = 0; n < 2_000; n++) {
      attacker.sendFrame(clientFrame.step1(Y.encodeStateVector(new Y.Doc())))
      attacker.sendFrame(new Uint8Array([3]))
    }
    await arena.settle()
    expect(attacker.socket.isPaused).toBe(true)
    // 200 writes a second and as many again in a burst, and an answer costs as much as 20 of them.
    expect(answered() - before).toBeLessThan(40)
    expect(await arena.unserved()).toEqual([])
    expect(attacker.isOpen).toBe(true)
  })
})
