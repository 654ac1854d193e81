import { useRef, useState } from "react"

export interface RovingItem {
  readonly tabIndex: 0 | -1
  readonly "data-roving": string
  readonly onFocus: () => void
}

export interface Roving {
  /** For the element around the items. */
  readonly list: {
    readonly ref: React.RefObject<HTMLDivElement | null>
    readonly onKeyDown: (event: React.KeyboardEvent) => void
  }
  item(key: string): RovingItem
  focusFirst(): void
}

export interface RovingOptions {
  /** Up from the first item. */
  readonly onLeaveUp?: () => void
}

/** One stop for Tab, arrows from item to item, Home and End. `keys` are in the order of the items. */
export function useRoving(keys: readonly string[], { onLeaveUp }: RovingOptions = {}): Roving {
  const ref = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const stop = current !== null && keys.includes(current) ? current : keys[0]
  const focus = (key: string | undefined) => {
    const items = ref.current?.querySelectorAll<HTMLElement>("[data-roving]") ?? []
    ;[...items].find(item => item.dataset.roving === key)?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const here = stop === undefined ? -1 : keys.indexOf(stop)
    const next = MOVES[event.key]?.(here, keys.length)
    if (next === undefined) return
    event.preventDefault()
    if (next < 0) onLeaveUp?.()
    else focus(keys[Math.min(next, keys.length - 1)])
  }
  return {
    list: { ref, onKeyDown },
    item: key => ({
      tabIndex: key === stop ? 0 : -1,
      "data-roving": key,
      onFocus: () => setCurrent(key),
    }),
    focusFirst: () => focus(keys[0]),
  }
}

const MOVES: Record<string, (here: number, count: number) => number> = {
  ArrowDown: here => here + 1,
  ArrowRight: here => here + 1,
  ArrowUp: here => here - 1,
  ArrowLeft: here => here - 1,
  Home: () => 0,
  End: (_here, count) => count - 1,
}
