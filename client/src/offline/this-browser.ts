import { openDatabase } from "./database.ts"
import type { CopyScheduler } from "./layer-copy.ts"
import { LocalCopies } from "./local-copies.ts"
import { OpenPages } from "./open-pages.ts"

const scheduler: CopyScheduler = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/** The copies of rooms that this browser keeps. */
export const localCopies = new LocalCopies({
  open: openDatabase,
  pages: new OpenPages({
    // On plain http browsers have none.
    locks: globalThis.navigator?.locks,
    openChannel: name => new BroadcastChannel(name),
    scheduler,
  }),
  scheduler,
  random: () => Math.random(),
})
