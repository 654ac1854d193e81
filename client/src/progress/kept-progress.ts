import {
  type Attempt,
  attemptId,
  mergeAttempts,
  readAttempts,
  writeAttempts,
} from "@outloud/shared/progress/attempt.ts"
import { equalityDeep } from "lib0/function"
import { type KeptStorage, keptStorage } from "../remembered/kept-storage.ts"

const KEY = "outloud:progress"

/** The attempts of whoever uses this browser. */
export class KeptProgress {
  readonly #storage: KeptStorage
  readonly #listeners = new Set<() => void>()
  #attempts: readonly Attempt[] | undefined

  constructor(storage: KeptStorage) {
    this.#storage = storage
  }

  /** The latest first; the same array until something of it changes. What cannot be read counts as nothing. */
  readonly attempts = (): readonly Attempt[] => {
    this.#attempts ??= readAttempts(this.#storage.get(KEY) ?? "") ?? []
    return this.#attempts
  }

  /** Keeps attempts beside those that are kept; one of the same interview takes its place. */
  keep(attempts: readonly Attempt[]): void {
    // Another tab may have kept some meanwhile.
    this.#attempts = undefined
    const before = this.attempts()
    const after = mergeAttempts(before, attempts)
    if (!equalityDeep(after, before)) this.#write(after)
  }

  remove(attempt: Attempt): void {
    this.#attempts = undefined
    this.#write(this.attempts().filter(one => attemptId(one) !== attemptId(attempt)))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #write(attempts: readonly Attempt[]): void {
    this.#storage.set(KEY, writeAttempts(attempts))
    this.#attempts = attempts
    for (const listener of this.#listeners) listener()
  }
}

export const keptProgress = new KeptProgress(keptStorage(() => window.localStorage))
