import type { Attempt } from "@outloud/shared/progress/attempt.ts"
import { expect, test, vi } from "vitest"
import { FakeStorage } from "../remembered/fake-storage.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { KeptProgress } from "./kept-progress.ts"

const ATTEMPT: Attempt = {
  ...{ roomId: "r", turn: 0, questionId: "weekly-charts", title: "Weekly charts", endedAt: 5 },
  ...{ phases: [], own: {}, given: {}, missed: [], interview: null },
}

test("[PG-3] attempts are kept over a visit, each once, and can be removed", () => {
  const storage = new FakeStorage()
  const progress = new KeptProgress(keptStorage(() => storage))
  const heard = vi.fn()
  progress.subscribe(heard)
  progress.keep([ATTEMPT])
  progress.keep([ATTEMPT])
  expect(heard).toHaveBeenCalledTimes(1)
  progress.keep([{ ...ATTEMPT, own: { core: 3 } }])
  const later = new KeptProgress(keptStorage(() => storage))
  expect(later.attempts()).toEqual([{ ...ATTEMPT, own: { core: 3 } }])
  later.remove(ATTEMPT)
  expect(later.attempts()).toEqual([])
})

test("[PG-3] another tab's attempts are not written over, and what is broken counts as nothing", () => {
  const storage = new FakeStorage()
  const [one, two] = [1, 2].map(() => new KeptProgress(keptStorage(() => storage)))
  expect(one?.attempts()).toEqual([])
  two?.keep([ATTEMPT])
  one?.keep([{ ...ATTEMPT, turn: 1 }])
  expect(one?.attempts()).toHaveLength(2)
  storage.setItem("outloud:progress", "{ broken")
  expect(new KeptProgress(keptStorage(() => storage)).attempts()).toEqual([])
})
