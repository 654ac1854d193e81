import type { Plugin } from "vite"

/** What tldraw brings for browsers of before 2022, which lack more of what we are built for. */
const POLYFILL = /^core-js\/stable\/(?:array|string)\//

/** Leaves out the polyfills of what every browser that the build is for has by itself. */
export function leaveOutPolyfills(): Plugin {
  return {
    name: "outloud:leave-out-polyfills",
    apply: "build",
    enforce: "pre",
    resolveId: source => (POLYFILL.test(source) ? { id: EMPTY, moduleSideEffects: false } : undefined),
    load: id => (id === EMPTY ? "export {}" : undefined),
  }
}

const EMPTY = "\0outloud:no-polyfill"
