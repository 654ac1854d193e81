import type { KindId } from "@outloud/shared/board/kinds.ts"
import { useState } from "react"
import { usePaletteStore } from "./palette-context.ts"

/**
 * The kinds used last, as they were when the palette appeared or the pointer last left it: entries do not move
 * away from under somebody who is about to click one.
 */
export function useSettledRecent(): { readonly recent: readonly KindId[]; readonly settle: () => void } {
  const palette = usePaletteStore()
  const [recent, setRecent] = useState(palette.getState().recent)
  return { recent, settle: () => setRecent(palette.getState().recent) }
}
