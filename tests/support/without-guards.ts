import type { TLStore } from "tldraw"

/** Changes a store with all side effects off, which only somebody at the console does. */
export function withoutGuards(store: TLStore, change: () => void): void {
  const { atomic } = store as unknown as { atomic(change: () => void, runCallbacks: boolean): void }
  atomic.call(store, change, false)
}
