import type { WebStorage } from "./kept-storage.ts"

/** Web storage for tests: in memory, and able to refuse as browsers do. */
export class FakeStorage implements WebStorage {
  readonly #entries = new Map<string, string>()
  /** Whether every call throws, as with blocked cookies. */
  blocked = false
  /** Whether nothing more may be written, as with a full quota. */
  full = false

  get length(): number {
    this.#check()
    return this.#entries.size
  }

  key(index: number): string | null {
    this.#check()
    return [...this.#entries.keys()][index] ?? null
  }

  getItem(key: string): string | null {
    this.#check()
    return this.#entries.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    this.#check()
    if (this.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError")
    this.#entries.set(key, value)
  }

  removeItem(key: string): void {
    this.#check()
    this.#entries.delete(key)
  }

  #check(): void {
    if (this.blocked) throw new DOMException("Access is denied for this document.", "SecurityError")
  }
}
