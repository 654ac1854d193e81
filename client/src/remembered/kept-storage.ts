/** The part of the Web Storage API that is used here. */
export type WebStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">

/**
 * Strings by key. Never throws: what the browser refuses to keep (blocked cookies, a full quota) is kept
 * in memory instead, until the tab closes.
 */
export interface KeptStorage {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  keys(): string[]
}

/** `open` may throw, as reading `window.localStorage` does where the browser blocks it. */
export function keptStorage(open: () => WebStorage): KeptStorage {
  const storage = attempt(open)
  /** What the browser refused; null marks a removal that it refused. */
  const memory = new Map<string, string | null>()

  return {
    get(key) {
      const held = memory.get(key)
      if (held !== undefined) return held
      return attempt(() => storage?.getItem(key)) ?? null
    },
    set(key, value) {
      const kept = attempt(() => {
        storage?.setItem(key, value)
        return storage?.getItem(key) === value
      })
      if (kept) memory.delete(key)
      else memory.set(key, value)
    },
    remove(key) {
      const removed = attempt(() => {
        storage?.removeItem(key)
        return true
      })
      if (removed) memory.delete(key)
      else memory.set(key, null)
    },
    keys() {
      const found = new Set(attempt(() => keysOf(storage)) ?? [])
      for (const [key, value] of memory) {
        if (value === null) found.delete(key)
        else found.add(key)
      }
      return [...found]
    },
  }
}

function keysOf(storage: WebStorage | undefined): string[] {
  const length = storage?.length ?? 0
  return Array.from({ length }, (_, index) => storage?.key(index) ?? "")
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
