// Sets the colour scheme before the first paint, so that a dark screen never flashes white. A file of its own,
// because the content security policy allows no inline script. The key is COLOR_SCHEME_KEY in src/ui/theme.ts.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem("outloud:color-scheme")
  } catch {}
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light")
})()
