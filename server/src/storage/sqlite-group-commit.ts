import type { DatabaseSync, StatementSync } from "node:sqlite"
import { afterThisTurn, Gathering, type Schedule } from "./gathering.ts"
import { asStorageError } from "./sqlite-errors.ts"
import { StorageUnavailable } from "./storage-errors.ts"
import type { StoreStats } from "./store-stats.ts"

interface PendingWrite {
  /** Makes the change, again where it was taken back; returns what to call once it is committed. */
  readonly attempt: () => () => void
  readonly reject: (reason: unknown) => void
}

export interface GroupCommitOptions {
  readonly schedule?: Schedule
  /** Milliseconds, rising. */
  readonly clock?: () => number
  /** Called inside each new transaction, before its writes. */
  readonly onBegin?: () => void
  /** Called when writes that were made have been taken back. */
  readonly onTakenBack?: () => void
}

/**
 * One transaction for all writes of one turn of the event loop: waiting for the disk is what a commit
 * costs, and it costs the same for one row as for fifty. Writes run in call order. One that throws is taken back
 * alone, for which the others may be made twice; one that the disk refuses takes the whole group with it.
 */
export class GroupCommit {
  readonly #db: DatabaseSync
  readonly #schedule: Schedule
  readonly #gathering: Gathering
  readonly #clock: () => number
  readonly #onBegin: () => void
  readonly #onTakenBack: () => void
  readonly #sql: Record<"begin" | "commit" | "rollback" | "mark" | "keep" | "takeBack", StatementSync>
  #queue: PendingWrite[] = []
  #commits = 0
  #failedCommits = 0
  #lastCommitSeconds = 0

  constructor(db: DatabaseSync, options: GroupCommitOptions = {}) {
    this.#db = db
    this.#schedule = options.schedule ?? afterThisTurn
    this.#clock = options.clock ?? (() => performance.now())
    this.#gathering = new Gathering(this.#clock)
    this.#onBegin = options.onBegin ?? (() => {})
    this.#onTakenBack = options.onTakenBack ?? (() => {})
    this.#sql = {
      begin: db.prepare("BEGIN IMMEDIATE"),
      commit: db.prepare("COMMIT"),
      rollback: db.prepare("ROLLBACK"),
      mark: db.prepare("SAVEPOINT one_write"),
      keep: db.prepare("RELEASE one_write"),
      takeBack: db.prepare("ROLLBACK TO one_write"),
    }
  }

  /**
   * Runs `write` inside the next group's transaction. Resolves once that is durable. Rejects with what
   * `write` threw, or with StorageUnavailable; either way nothing of it was kept.
   */
  run<Value>(write: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        const value = write()
        return () => resolve(value)
      }
      if (this.#queue.push({ attempt, reject }) === 1) this.#schedule(() => this.flush(), this.#gathering.ms)
    })
  }

  /** Commits now what is waiting. Never throws. */
  flush(): void {
    const group = this.#queue
    if (group.length === 0) return
    this.#queue = []
    const start = this.#clock()
    try {
      const settle = this.#makeAll(group)
      this.#sql.commit.run()
      this.#commits++
      this.#lastCommitSeconds = (this.#clock() - start) / 1000
      this.#gathering.ended(group.length)
      for (const done of settle) done()
    } catch (error) {
      this.#failedCommits++
      this.#abandon(group, error)
    }
  }

  stats(): Omit<StoreStats, "rows"> {
    return {
      commits: this.#commits,
      failedCommits: this.#failedCommits,
      lastCommitSeconds: this.#lastCommitSeconds,
    }
  }

  /** A savepoint for each write costs as much as some writes do, so they are set only where one has thrown. */
  #makeAll(group: readonly PendingWrite[]): (() => void)[] {
    this.#begin()
    try {
      return group.map(write => write.attempt())
    } catch (error) {
      if (asStorageError(error) instanceof StorageUnavailable) throw error
      this.#takeBack()
      this.#begin()
      return group.map(write => this.#attemptAlone(write))
    }
  }

  #begin(): void {
    this.#sql.begin.run()
    this.#onBegin()
  }

  /** Throws only where the whole transaction is lost: SQLite itself rolls back on some failures. */
  #attemptAlone(write: PendingWrite): () => void {
    this.#sql.mark.run()
    try {
      const done = write.attempt()
      this.#sql.keep.run()
      return done
    } catch (error) {
      const failure = asStorageError(error)
      if (failure instanceof StorageUnavailable || !this.#db.isTransaction) throw failure
      this.#sql.takeBack.run()
      this.#sql.keep.run()
      this.#onTakenBack()
      return () => write.reject(failure)
    }
  }

  /** Even a write that failed by itself is told the group's failure: what it saw was never committed. */
  #abandon(group: readonly PendingWrite[], error: unknown): void {
    try {
      this.#takeBack()
    } finally {
      const failure = asStorageError(error)
      for (const write of group) write.reject(failure)
    }
  }

  #takeBack(): void {
    this.#onTakenBack()
    if (this.#db.isOpen && this.#db.isTransaction) this.#sql.rollback.run()
  }
}
