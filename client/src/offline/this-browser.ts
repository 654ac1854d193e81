import { openDatabase } from "./database.ts"
import { LocalCopies } from "./local-copies.ts"

/** The copies of rooms that this browser keeps. */
export const localCopies = new LocalCopies({
  open: openDatabase,
  scheduler: {
    now: () => Date.now(),
    after(ms, task) {
      const timer = setTimeout(task, ms)
      return () => clearTimeout(timer)
    },
  },
  random: () => Math.random(),
})
