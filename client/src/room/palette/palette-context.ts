import { createContext, useContext } from "react"
import { useStore } from "zustand"
import type { PaletteActions, PaletteState, PaletteStore } from "./palette-state.ts"

const PaletteContext = createContext<PaletteStore | null>(null)
export const PaletteProvider = PaletteContext.Provider

/** Throws outside a room. */
export function usePaletteStore(): PaletteStore {
  const store = useContext(PaletteContext)
  if (store === null) throw new Error("usePaletteStore is for components inside a PaletteProvider")
  return store
}

export function usePalette<T>(select: (palette: PaletteState & PaletteActions) => T): T {
  return useStore(usePaletteStore(), select)
}
