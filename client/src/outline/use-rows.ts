import { type RefObject, useEffect, useLayoutEffect, useRef } from "react"

/** Marks a row's button, whose value is the row's id. */
const ROW = "data-row"

export function rowsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(`[${ROW}]`) ?? [])]
}

export function rowOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.row : undefined
}

/** Moves the focus among the rows. Returns whether the key is one of those that do. */
export function moveAmongRows(list: HTMLElement | null, key: string): boolean {
  const rows = rowsIn(list)
  const focused = document.activeElement
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1
  const last = rows.length - 1
  const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[key]
  if (at === -1 || to === undefined) return false
  rows[to]?.focus()
  return true
}

interface Place {
  readonly element: HTMLElement
  readonly row: string | undefined
  readonly at: number
}

/**
 * Holds the focus in a list whose rows come and go, by one's own edits and by other people's: where what has the
 * focus is gone, its row gets it, or the row that is now in its place. One row is always the list's stop for Tab.
 */
export function useKeptFocus(
  list: RefObject<HTMLElement | null>,
  options: { readonly fallback: () => HTMLElement | null; readonly onGone: () => void },
): void {
  const last = useRef<Place | null>(null)
  useLayoutEffect(() => {
    const rows = rowsIn(list.current)
    const was = last.current
    if (was !== null && !was.element.isConnected && isNowhere(document.activeElement)) {
      last.current = null
      const same = rows.find(row => row.dataset.row === was.row)
      const next = same ?? rows[Math.min(was.at, rows.length - 1)] ?? options.fallback()
      next?.focus()
      if (same === undefined && was.row !== undefined) options.onGone()
    }
    if (!rows.some(row => row.tabIndex === 0)) rows[0]?.setAttribute("tabindex", "0")
  })
  useEffect(() => {
    const element = list.current
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const rows = rowsIn(element)
      const row = target.closest<HTMLElement>("[data-item]")?.dataset.item
      last.current = { element: target, row, at: rows.findIndex(one => one.dataset.row === row) }
      if (rowOf(target) === undefined) return
      for (const one of rows) one.tabIndex = one === target ? 0 : -1
    }
    element?.addEventListener("focusin", remember)
    return () => element?.removeEventListener("focusin", remember)
  }, [list])
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body
}
