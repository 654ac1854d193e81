import { useEffect } from "react"

/** Scrolls to what the address names: the browser looked for it before there was a page. */
export function useFragment(): void {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
}
