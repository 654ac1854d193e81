import { isKindId, type KindId } from "@outloud/shared/board/kinds.ts"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { KeptStorage } from "../../remembered/kept-storage.ts"

export interface PaletteState {
  /** Beside the board: names and search, or only icons. */
  readonly expanded: boolean
  /** Called up for a moment: over the board beside the icons, or on a phone as a sheet. */
  readonly calledUp: boolean
  /** Counts the times that the search was asked for, so that each of them brings the caret there. */
  readonly searches: number
  /** How many of them have been answered. */
  readonly answered: number
  /** The last first. */
  readonly recent: readonly KindId[]
}

export interface PaletteActions {
  setExpanded(expanded: boolean): void
  callUp(): void
  dismiss(): void
  /** Puts the caret into the search, and calls the palette up where it shows only icons. */
  search(): void
  answerSearch(): void
  used(kind: KindId): void
}

export type PaletteStore = StoreApi<PaletteState & PaletteActions>

export interface PaletteOptions {
  readonly storage: KeptStorage
  /** Whether there is room for names beside the board; decides where nothing is remembered. */
  readonly isWide: boolean
}

const EXPANDED_KEY = "outloud:palette"
const RECENT_KEY = "outloud:recent-kinds"
const MAX_RECENT = 3

export function createPalette({ storage, isWide }: PaletteOptions): PaletteStore {
  const remembered = storage.get(EXPANDED_KEY)
  return createStore((set, get) => ({
    expanded: isWide ? remembered !== "icons" : remembered === "names",
    calledUp: false,
    searches: 0,
    answered: 0,
    recent: readRecent(storage.get(RECENT_KEY)),

    setExpanded(expanded) {
      storage.set(EXPANDED_KEY, expanded ? "names" : "icons")
      set({ expanded, calledUp: false })
    },
    callUp: () => set({ calledUp: true }),
    dismiss: () => set({ calledUp: false }),
    search() {
      set({ calledUp: true, searches: get().searches + 1 })
    },
    answerSearch: () => set({ answered: get().searches }),
    used(kind) {
      const recent = [kind, ...get().recent.filter(other => other !== kind)].slice(0, MAX_RECENT)
      storage.set(RECENT_KEY, recent.join(" "))
      set({ recent, calledUp: false })
    },
  }))
}

/** What a browser remembers may be of another version. */
function readRecent(kept: string | null): KindId[] {
  return [...new Set(kept?.split(" "))].filter(isKindId).slice(0, MAX_RECENT)
}
