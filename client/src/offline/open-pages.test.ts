import { beforeEach, expect, it } from "vitest"
import { OpenPages } from "./open-pages.ts"
import { FakeScheduler, idle } from "./testing/fake-database.ts"
import { FakeLocks } from "./testing/fake-locks.ts"

let scheduler: FakeScheduler
let locks: FakeLocks
let said: string[]

beforeEach(() => {
  scheduler = new FakeScheduler()
  locks = new FakeLocks()
  said = []
})

const say = (word: string) => () => void said.push(word)
const task = (word: string) => async () => void said.push(word)

it("[LC-21] a copy is taken apart only when every page that has it open has let go", async () => {
  const [one, two, three] = [locks.page(scheduler), locks.page(scheduler), locks.page(scheduler)]
  const first = await one.pages.enter("room", say("one is asked"))
  const second = await two.pages.enter("room", say("two is asked"))
  await locks.page(scheduler).pages.enter("another room", say("a stranger is asked"))
  const done = three.pages.alone("room", task("alone"))
  await idle()
  expect(said).toEqual(["one is asked", "two is asked"])
  first.leave()
  await idle()
  expect(said).not.toContain("alone")
  second.leave()
  await done
  expect(said).toContain("alone")
})

it("[LC-21] who opens the room meanwhile waits until that is done", async () => {
  let finish = () => {}
  const taking = locks.page(scheduler).pages.alone("room", () => new Promise(resolve => (finish = resolve)))
  await idle()
  const entering = locks.page(scheduler).pages.enter("room", () => {})
  entering.then(say("in"))
  await idle()
  expect(said).toEqual([])
  finish()
  await Promise.all([taking, entering])
  expect(said).toEqual(["in"])
})

it("[LC-21] a page that has crashed holds up nobody, and one that hangs does so for three seconds", async () => {
  const gone = locks.page(scheduler)
  await gone.pages.enter("room", () => {})
  gone.crash()
  await locks.page(scheduler).pages.alone("room", task("beside a dead page"))
  await locks.page(scheduler).pages.enter("room", say("hangs"))
  const done = locks.page(scheduler).pages.alone("room", task("beside a hung page"))
  await idle()
  expect(said).toEqual(["beside a dead page", "hangs"])
  scheduler.advance(3_000)
  await done
  expect(said.at(-1)).toBe("beside a hung page")
})

it("[LC-21] a page that hangs while it takes the copy apart keeps nobody out for longer than that either", async () => {
  locks.page(scheduler).pages.alone("room", () => new Promise(() => {}))
  await idle()
  locks
    .page(scheduler)
    .pages.enter("room", () => {})
    .then(say("in"))
  await idle()
  expect(said).toEqual([])
  scheduler.advance(3_000)
  await idle()
  expect(said).toEqual(["in"])
})

it("[LC-21] one page at a time puts back what is aside, and when it goes another does", async () => {
  const [one, two, three] = [locks.page(scheduler), locks.page(scheduler), locks.page(scheduler)]
  const first = await one.pages.enter("room", () => {})
  const second = await two.pages.enter("room", () => {})
  const third = await three.pages.enter("room", () => {})
  first.turn.then(say("first"))
  second.turn.then(say("second"), say("second left"))
  third.turn.then(say("third"))
  await idle()
  expect(said).toEqual(["first"])
  second.leave()
  await idle()
  one.crash()
  await idle()
  expect(said).toEqual(["first", "second left", "third"])
})

it("[LC-21] where a browser has no locks, every page acts as if it were alone", async () => {
  const openChannel = () => {
    throw new Error("nobody can be told")
  }
  const pages = new OpenPages({ locks: undefined, openChannel, scheduler })
  const stay = await pages.enter("room", say("asked"))
  await stay.turn
  await pages.alone("room", task("alone"))
  stay.leave()
  expect(said).toEqual(["alone"])
})
