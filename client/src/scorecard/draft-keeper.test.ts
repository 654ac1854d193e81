import { EMPTY_SCORECARD, type Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { beforeEach, expect, it } from "vitest"
import { type KeptStorage, keptStorage } from "../remembered/kept-storage.ts"
import { DraftKeeper, RETRY_AFTER, SAVE_AFTER } from "./draft-keeper.ts"

const KEY = "outloud:scorecard:test"

let storage: KeptStorage
let tasks: { ms: number; run: () => void }[]
/** What the server was sent, each waiting for its answer. */
let sent: { card: Scorecard; answer: (error?: Error) => Promise<void> }[]

beforeEach(() => {
  storage = keptStorage(() => {
    throw new Error("blocked")
  })
  tasks = []
  sent = []
})

function send(card: Scorecard): Promise<void> {
  return new Promise((resolve, reject) => {
    sent.push({
      card,
      async answer(error) {
        if (error) reject(error)
        else resolve()
        await new Promise(setImmediate)
      },
    })
  })
}

function open(saved = EMPTY_SCORECARD): DraftKeeper {
  const keeper = new DraftKeeper({
    ...{ storage, key: KEY, saved, save: send },
    isPassing: error => error instanceof Error && error.message === "away",
    scheduler: {
      after(ms, run) {
        const task = { ms, run }
        tasks.push(task)
        return () => {
          tasks = tasks.filter(other => other !== task)
        }
      },
    },
  })
  keeper.start()
  return keeper
}

/** Lets the one timer that waits come to its end; answers how long it was. */
function wait(): number | undefined {
  const [task] = tasks.splice(0, 1)
  task?.run()
  return task?.ms
}

const summed = (summary: string) => (card: Scorecard) => ({ ...card, summary })

it("[SK-16] says saved only once the server has all of it", async () => {
  const keeper = open()
  expect(keeper.getSnapshot().state).toBe("saved")
  keeper.edit(summed("a"))
  keeper.edit(summed("ab"))
  expect(keeper.getSnapshot()).toMatchObject({ card: { summary: "ab" }, state: "saving" })
  expect(wait()).toBe(SAVE_AFTER)
  keeper.edit(summed("abc"))
  await sent[0]?.answer()
  expect(keeper.getSnapshot().state).toBe("saving")
  wait()
  await sent[1]?.answer()
  expect(keeper.getSnapshot().state).toBe("saved")
  expect(sent.map(({ card }) => card.summary)).toEqual(["ab", "abc"])
  expect(tasks).toEqual([])
})

it("[SK-16] what the server could not take is kept in the browser, over a reload, and sent again", async () => {
  const keeper = open()
  keeper.edit(summed("offline"))
  wait()
  await sent[0]?.answer(new Error("away"))
  expect(keeper.getSnapshot()).toMatchObject({ state: "kept", problem: "away" })
  expect(tasks.map(({ ms }) => ms)).toEqual([RETRY_AFTER])

  tasks = []
  const again = open({ ...EMPTY_SCORECARD, summary: "older" })
  expect(again.getSnapshot()).toMatchObject({ card: { summary: "offline" }, state: "saving" })
  wait()
  await sent[1]?.answer()
  expect(again.getSnapshot().state).toBe("saved")
  expect(storage.get(KEY)).toBeNull()
})

it("[SK-16] what the server will not have is told, and not sent again until it is changed", async () => {
  const keeper = open()
  keeper.edit(summed("too long"))
  wait()
  await sent[0]?.answer(new Error("no"))
  expect(keeper.getSnapshot()).toMatchObject({ state: "refused", problem: "no" })
  expect(tasks).toEqual([])
  keeper.edit(summed("short"))
  wait()
  await sent[1]?.answer()
  expect(keeper.getSnapshot().state).toBe("saved")
})

it("[SK-16] leaving the tab sends what has not been sent", async () => {
  const keeper = open()
  keeper.edit(summed("last words"))
  keeper.stop()
  expect(sent.map(({ card }) => card.summary)).toEqual(["last words"])
  await sent[0]?.answer()
  expect(storage.get(KEY)).toBeNull()
})

it("[SK-16] a submission waits for a save that is under way, and nothing is saved after it", async () => {
  const keeper = open()
  keeper.edit(summed("one"))
  wait()
  keeper.edit(summed("two"))
  const submission = keeper.submit(send)
  expect(sent).toHaveLength(1)
  await sent[0]?.answer()
  expect(sent.map(({ card }) => card.summary)).toEqual(["one", "two"])
  await sent[1]?.answer()
  await submission
  expect(keeper.getSnapshot().state).toBe("saved")
  expect([storage.get(KEY), tasks.length]).toEqual([null, 0])
})

it("[SK-16] a submission that fails leaves the draft, which is saved as before", async () => {
  const keeper = open()
  keeper.edit(summed("one"))
  const submission = keeper.submit(send)
  await new Promise(setImmediate)
  await Promise.all([expect(submission).rejects.toThrow("away"), sent[0]?.answer(new Error("away"))])
  expect(storage.get(KEY)).toContain("one")
  wait()
  await sent[1]?.answer()
  expect(keeper.getSnapshot().state).toBe("saved")
})

it("what is no card in the storage is passed over", () => {
  for (const text of ["{", '{"verdict":"maybe"}', "null"]) {
    storage.set(KEY, text)
    expect(open({ ...EMPTY_SCORECARD, summary: "mine" }).getSnapshot()).toMatchObject({
      card: { summary: "mine" },
      state: "saved",
    })
  }
})
