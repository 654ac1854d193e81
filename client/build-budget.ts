import { gzipSync } from "node:zlib"
import type { Plugin, Rollup } from "vite"

export interface BuildBudgetOptions {
  /** What is measured, in the words of its message. */
  readonly page: string
  /** The ends of the names of the modules that must be there before the page shows; what they import counts with them. */
  readonly modules: readonly string[]
  /** Bytes of script, each file compressed with gzip. */
  readonly limit: number
}

/** Fails the build when what a page must load before it can show exceeds its budget, and says by how much. */
export function buildBudget({ page, modules, limit }: BuildBudgetOptions): Plugin {
  return {
    name: `outloud:build-budget:${page}`,
    apply: "build",
    // After minification, so that the bytes are those that are served.
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const sizes = new Map<string, number>()
        for (const module of modules) {
          const chunk = chunkOf(bundle, module)
          if (chunk === undefined) return this.error(`there is no ${module} to measure for the ${page}`)
          addLoad(bundle, chunk.fileName, sizes)
        }
        const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
        const summary = `first load of the ${page}: ${kilobytes(total)} of ${kilobytes(limit)} compressed script`
        if (total <= limit) return this.info(summary)
        const parts = [...sizes].map(([file, size]) => `  ${kilobytes(size)}  ${file}`)
        this.error(`${summary} is over budget\n${parts.join("\n")}`)
      },
    },
  }
}

function chunkOf(bundle: Rollup.OutputBundle, module: string): Rollup.OutputChunk | undefined {
  return Object.values(bundle).find(
    (chunk): chunk is Rollup.OutputChunk =>
      chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(module) === true,
  )
}

/** Adds the compressed bytes of a chunk and of everything that it imports statically, by file name. */
function addLoad(bundle: Rollup.OutputBundle, fileName: string, sizes: Map<string, number>): void {
  const chunk = bundle[fileName]
  if (chunk?.type !== "chunk" || sizes.has(fileName)) return
  sizes.set(fileName, gzipSync(chunk.code).byteLength)
  for (const imported of chunk.imports) addLoad(bundle, imported, sizes)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
