import { readDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopDates } from "@outloud/shared/loop/loop-plan.ts"
import { type KeptStorage, keptStorage } from "../remembered/kept-storage.ts"
import { isObject, parse } from "../remembered/room-record.ts"

const KEY = "outloud:loop"

/** The two dates of the plan, which the person who uses this browser has set. */
export class KeptLoopDates {
  readonly #storage: KeptStorage
  readonly #listeners = new Set<() => void>()
  #dates: LoopDates | null | undefined

  constructor(storage: KeptStorage) {
    this.#storage = storage
  }

  /** The same object until they change. What cannot be read counts as none. */
  readonly dates = (): LoopDates | null => {
    if (this.#dates === undefined) this.#dates = readDates(this.#storage.get(KEY) ?? "")
    return this.#dates
  }

  /** Null takes them away. */
  set(dates: LoopDates | null): void {
    if (dates === null) this.#storage.remove(KEY)
    else this.#storage.set(KEY, JSON.stringify(dates))
    this.#dates = dates
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function readDates(text: string): LoopDates | null {
  const raw = parse(text)
  if (!isObject(raw) || typeof raw.first !== "string" || typeof raw.interview !== "string") return null
  const [first, interview] = [readDay(raw.first), readDay(raw.interview)]
  return first !== null && interview !== null && first <= interview ? { first, interview } : null
}

export const keptLoopDates = new KeptLoopDates(keptStorage(() => window.localStorage))
