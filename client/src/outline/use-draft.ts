import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from "react"

interface DraftField {
  readonly value: string
  onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void
  onBlur(): void
  onKeyDown(event: KeyboardEvent): void
}

/**
 * A field that keeps what is typed when it is left, or goes away; Escape takes it back. Until something is typed it
 * shows what others write.
 */
export function useDraft(value: string, keep: (text: string) => void): DraftField {
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef({ typed, value, keep })
  latest.current = { typed, value, keep }
  const finish = useRef(() => {
    const now = latest.current
    if (now.typed !== null && now.typed !== now.value) now.keep(now.typed)
    latest.current = { ...now, typed: null }
  })
  useEffect(() => finish.current, [])
  return {
    value: typed ?? value,
    onChange: event => setTyped(event.currentTarget.value),
    onBlur() {
      finish.current()
      setTyped(null)
    },
    onKeyDown({ key }) {
      if (key === "Escape") setTyped(null)
    },
  }
}
