import { browserCopyScheduler } from "./copy-scheduler.ts"
import { openDatabase } from "./database.ts"
import { LocalCopies } from "./local-copies.ts"
import { OpenPages } from "./open-pages.ts"

/** The copies of rooms that this browser keeps. */
export const localCopies = new LocalCopies({
  open: openDatabase,
  pages: new OpenPages({
    // On plain http browsers have none.
    locks: globalThis.navigator?.locks,
    openChannel: name => new BroadcastChannel(name),
    scheduler: browserCopyScheduler,
  }),
  scheduler: browserCopyScheduler,
  random: () => Math.random(),
})
