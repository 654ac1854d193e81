import { browserCopyScheduler, type CopyScheduler } from "../../offline/copy-scheduler.ts"

export interface Scheduler extends CopyScheduler {
  /** A number in [0, 1), for jitter. */
  random(): number
}

export const browserScheduler: Scheduler = { ...browserCopyScheduler, random: () => Math.random() }
