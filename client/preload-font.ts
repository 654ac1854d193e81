import type { Plugin } from "vite"

/** Makes the page ask for a font at once, not only after its style sheets have been read. */
export function preloadFont(file: RegExp): Plugin {
  return {
    name: "outloud:preload-font",
    apply: "build",
    transformIndexHtml: (_html, { bundle }) => {
      const font = Object.keys(bundle ?? {}).find(name => file.test(name))
      if (font === undefined) throw new Error(`The build has no font that matches ${file}`)
      const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${font}` }
      return [{ tag: "link", attrs, injectTo: "head" }]
    },
  }
}
