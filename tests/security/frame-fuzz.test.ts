import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { decodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { beforeEach, expect, it, vi } from "vitest"
import { Arena } from "../support/arena.ts"
import { HostileFrames } from "../support/hostile-frames.ts"
import { Random } from "../support/random.ts"
import { keyOf } from "../support/test-server.ts"
import type { WirePeer } from "../support/wire-peer.ts"

/** `FRAMES=1000000 vitest run tests/security/frame-fuzz.test.ts` is the long run. */
const FRAMES = Number(process.env.FRAMES ?? 3_000)
const FIRST_SEED = Number(process.env.FRAME_SEED ?? 1)
const FRAMES_PER_SEED = 1_000
/** Frames between two looks at everybody's health. */
const BURST = 100
const MOST_GROWTH_BYTES = 48 * 1024 * 1024

// Yjs tells the console when an attacker's document meets its own forged id.
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {})
})

it(`[HI-13] ${FRAMES} random frames: the server stays up, boards stay sound, nobody else notices`, {
  timeout: 60_000 + FRAMES * 20,
}, async () => {
  let level = 0
  for (let done = 0, seed = FIRST_SEED; done < FRAMES; done += FRAMES_PER_SEED, seed++) {
    await attack(seed).catch(error => {
      throw new Error(`Seed ${seed} fails: rerun with FRAME_SEED=${seed} FRAMES=${FRAMES_PER_SEED}`, {
        cause: error,
      })
    })
    // The first seeds fill caches and compile code.
    if (seed === FIRST_SEED + 1) level = heapBytes()
  }
  expect(heapBytes() - level).toBeLessThan(MOST_GROWTH_BYTES)
})

async function attack(seed: number): Promise<void> {
  const random = new Random(seed)
  const arena = await Arena.open()
  for (let sent = 0; sent < FRAMES_PER_SEED; sent += BURST) {
    let attacker: WirePeer | undefined
    for (let n = 0; n < BURST; n++) {
      if (attacker === undefined || !attacker.isOpen) {
        attacker?.leave()
        attacker = await comeIn(arena, `mallory${random.below(30)}`)
      }
      attacker.sendFrame(new HostileFrames(random, attacker.doc).next())
      await arena.server.exchange(attacker)
      if (random.chance(0.1)) await arena.server.clock.advance(random.below(400))
    }
    attacker?.leave()
    await arena.server.clock.advance(5_000)
    await arena.settle()
    expect(await arena.unserved()).toEqual([])
    expectSound(arena)
  }
  for (const peer of arena.everybody) peer.leave()
  await arena.server.clock.advance(120_000)
  expect(arena.server.app.registry.all()).toEqual([])
  await arena.server.app.close(1_000)
}

async function comeIn(arena: Arena, name: string): Promise<WirePeer> {
  const peer = await arena.server.connect(arena.room, "candidate", "diagram", { key: keyOf(name) })
  await arena.server.exchange(peer)
  return peer
}

function expectSound({ server, room, everybody }: Arena): void {
  expect(server.logged.filter(({ level }) => level === "error")).toEqual([])
  server.logged.length = 0
  for (const { host } of server.app.registry.ofRoom(room.id)) {
    if (host.ref.layer !== "diagram") continue
    expect([...host.doc.share.keys()]).toEqual(["records"])
    expect(host.doc.store.pendingStructs).toBeNull()
    expect(host.doc.store.pendingDs).toBeNull()
    const records = recordsOf(host.doc)
    for (const [id, entry] of records)
      expect(checkRecord(id, decodeRecord(entry), DEFAULT_LIMITS), id).toBeUndefined()
    const [, victim, observer] = everybody
    expect(victim?.records.toJSON()).toEqual(records.toJSON())
    expect(observer?.records.toJSON()).toEqual(records.toJSON())
  }
  for (const peer of everybody) peer.received.length = 0
}

function heapBytes(): number {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  return process.memoryUsage().heapUsed
}
