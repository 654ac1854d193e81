import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { decodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { beforeEach, expect, it, vi } from "vitest"
import { Arena } from "../support/arena.ts"
import { FrameCorpus, outcomeOf } from "../support/frame-corpus.ts"
import { HostileFrames } from "../support/hostile-frames.ts"
import { Random } from "../support/random.ts"
import { keyOf, TestServer } from "../support/test-server.ts"
import type { WirePeer } from "../support/wire-peer.ts"

/** `npm run frames` is the long run: a million. */
const FRAMES = Number(process.env.FRAMES ?? 3_000)
const FIRST_SEED = Number(process.env.FRAME_SEED ?? 1)
const FRAMES_PER_SEED = 1_000
/** Frames between two looks at everybody's health. */
const BURST = 100
/** Frames after which a long run says how far it is. */
const WORD_EVERY = 50_000
/** Seeds until caches are filled and code is compiled. */
const WARM_UP = 2
/** What the server may hold more of, once its rooms are gone, than it did when it was warm. */
const MOST_GROWTH_BYTES = 24 * 1024 * 1024

// Yjs tells the console when an attacker's document meets its own forged id.
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {})
})

it(`[HI-13] ${FRAMES} random frames: the server stays up, boards stay sound, nobody else notices`, {
  timeout: 120_000 + FRAMES * 60,
}, async () => {
  // One for the whole run: what it does not let go of adds up.
  const server = new TestServer()
  const corpus = new FrameCorpus()
  let level = 0
  for (let done = 0, seed = FIRST_SEED; done < FRAMES; done += FRAMES_PER_SEED, seed++) {
    await attack(server, seed, corpus).catch(error => {
      throw new Error(`Seed ${seed} fails: rerun with FRAME_SEED=${seed} FRAMES=${FRAMES_PER_SEED}`, {
        cause: error,
      })
    })
    if (seed === FIRST_SEED + WARM_UP - 1) level = heldBytes()
    if (done > 0 && done % WORD_EVERY === 0) process.stderr.write(`${done} frames\n`)
  }
  if (FRAMES > WARM_UP * FRAMES_PER_SEED)
    expect(heldBytes() - level, "memory returns to its level").toBeLessThan(MOST_GROWTH_BYTES)
  await server.app.close(1_000)
})

it("[HI-13] every frame of the corpus is met again, one after the other: boards stay sound, nobody else notices", async () => {
  const arena = await Arena.open()
  const { frames } = new FrameCorpus()
  expect(frames.length).toBeGreaterThan(15)
  for (const [n, frame] of frames.entries()) {
    const attacker = await comeIn(arena, `mallory${n}`, 2_000_000_000 + n)
    attacker.sendFrame(frame)
    await arena.server.exchange(attacker)
    attacker.leave()
    await arena.settle()
    expectSound(arena)
  }
  expect(await arena.unserved()).toEqual([])
})

async function attack(server: TestServer, seed: number, corpus: FrameCorpus): Promise<void> {
  const random = new Random(seed)
  const clientId = () => 1024 + random.below(2 ** 31)
  const arena = await Arena.on(server, clientId)
  for (let sent = 0; sent < FRAMES_PER_SEED; sent += BURST) {
    let attacker: WirePeer | undefined
    for (let n = 0; n < BURST; n++) {
      if (attacker === undefined || !attacker.isOpen) {
        attacker?.leave()
        attacker = await comeIn(arena, `mallory${random.below(30)}`, clientId())
      }
      const frame = new HostileFrames(random, attacker.doc, corpus.frames).next()
      attacker.sendFrame(frame)
      await server.exchange(attacker)
      corpus.note(outcomeOf(attacker, server.logged), frame)
      if (random.chance(0.1)) await server.clock.advance(random.below(400))
    }
    attacker?.leave()
    await server.clock.advance(5_000)
    await arena.settle()
    expect(await arena.unserved()).toEqual([])
    expectSound(arena)
  }
  await arena.tearDown()
  await server.clock.advance(120_000)
  expect(server.app.registry.all()).toEqual([])
  server.logged.length = 0
}

async function comeIn({ server, room }: Arena, name: string, clientId: number): Promise<WirePeer> {
  const peer = await server.connect(room, "candidate", "diagram", { key: keyOf(name) })
  peer.doc.clientID = clientId
  await server.exchange(peer)
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

/** What is held after a collection, the bytes of updates and documents included, which lie outside the heap. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
