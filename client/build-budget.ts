import { gzipSync } from "node:zlib"
import type { Plugin, Rollup } from "vite"

export interface BuildBudgetOptions {
  /** The page whose first load is measured, as the bundler names it. */
  readonly entry: string
  /** Bytes of script, each file compressed with gzip. */
  readonly limit: number
}

/** Fails the build when what a page must load before it can show exceeds its budget, and says by how much. */
export function buildBudget({ entry, limit }: BuildBudgetOptions): Plugin {
  return {
    name: "outloud:build-budget",
    apply: "build",
    // After minification, so that the bytes are those that are served.
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const sizes = firstLoad(bundle, entry)
        const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
        const summary = `first load of ${entry}: ${kilobytes(total)} of ${kilobytes(limit)} compressed script`
        if (total <= limit) return this.info(summary)
        const parts = [...sizes].map(([file, size]) => `  ${kilobytes(size)}  ${file}`)
        this.error(`${summary} is over budget\n${parts.join("\n")}`)
      },
    },
  }
}

/** Compressed bytes of the entry and of everything that it imports statically, by file name. */
function firstLoad(bundle: Rollup.OutputBundle, entry: string): Map<string, number> {
  const sizes = new Map<string, number>()
  const visit = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== "chunk" || sizes.has(fileName)) return
    sizes.set(fileName, gzipSync(chunk.code).byteLength)
    for (const imported of chunk.imports) visit(imported)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === "chunk" && chunk.isEntry && chunk.facadeModuleId?.endsWith(entry))
      visit(chunk.fileName)
  }
  return sizes
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
