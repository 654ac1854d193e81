import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import { expect, it } from "vitest"
import { FaultyStore } from "../../support/faulty-store.ts"
import { box } from "../../support/records.ts"
import { keyOf, TestServer } from "../../support/test-server.ts"

const DISK_FULL = new StorageUnavailable("Not stored: the disk is full")

async function look(server: TestServer): Promise<[number, string]> {
  const response = await server.app.request("/readyz")
  return [response.status, await response.text()]
}

async function isAlive(server: TestServer): Promise<boolean> {
  return (await server.app.request("/healthz")).status === 200
}

it("[OP-11] a server that can write is ready, and asks the disk at most every two seconds", async () => {
  const store = new FaultyStore(new MemoryStore())
  const server = new TestServer({ store })
  let probes = 0
  const { probe } = store
  store.probe = () => {
    probes++
    return probe.call(store)
  }
  for (let n = 0; n < 50; n++) expect(await look(server)).toEqual([200, "ready"])
  expect(probes).toBe(1)
  await server.clock.advance(2_000)
  await look(server)
  expect(probes).toBe(2)
})

it("[OP-11] a disk that takes no writes is found out though nobody draws, logged once, and forgiven", async () => {
  const store = new FaultyStore(new MemoryStore())
  const server = new TestServer({ store })
  store.failNext(1, DISK_FULL)
  for (let n = 0; n < 3; n++) {
    expect(await look(server)).toEqual([503, "cannot write"])
    await server.clock.advance(2_000)
  }
  expect(await isAlive(server)).toBe(true)
  store.recover()
  expect(await look(server)).toEqual([200, "ready"])
  expect(server.logged.map(({ level }) => level)).toEqual(["error", "info"])
})

it("[OP-11] a server is not ready while somebody's edit waits for the disk", async () => {
  const store = new FaultyStore(new MemoryStore())
  const server = new TestServer({ store })
  const room = await server.createRoom()
  const candidate = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  await server.exchange(candidate)
  expect(await look(server)).toEqual([200, "ready"])
  store.failNext(3, DISK_FULL)
  candidate.put(box("a"))
  candidate.deliver()
  await server.clock.settle()
  expect(await look(server)).toEqual([503, "cannot write"])
  await server.clock.advance(10_000)
  expect(await look(server)).toEqual([200, "ready"])
})

it("[OP-11] a server that drains is not ready, and alive", async () => {
  const store = new FaultyStore(new MemoryStore())
  const server = new TestServer({ store })
  const room = await server.createRoom()
  const candidate = await server.connect(room, "candidate", "diagram", { key: keyOf("ben") })
  await server.exchange(candidate)
  store.hold()
  candidate.put(box("a"))
  candidate.deliver()
  await server.clock.settle()
  const closing = server.app.close(5_000)
  expect(await look(server)).toEqual([503, "draining"])
  expect(await isAlive(server)).toBe(true)
  store.release()
  await server.clock.advance(1_000)
  expect(await closing).toBe(true)
})
