import { useEffect } from "react"

const SCHEME = "data-mantine-color-scheme"

/** Paper is white: whoever reads in the dark theme prints in the light one. */
export function useLightPrint(): void {
  useEffect(() => {
    const root = document.documentElement
    let before: string | null = null
    const lighten = () => {
      before = root.getAttribute(SCHEME)
      root.setAttribute(SCHEME, "light")
    }
    const restore = () => {
      if (before !== null) root.setAttribute(SCHEME, before)
    }
    window.addEventListener("beforeprint", lighten)
    window.addEventListener("afterprint", restore)
    return () => {
      window.removeEventListener("beforeprint", lighten)
      window.removeEventListener("afterprint", restore)
    }
  }, [])
}
