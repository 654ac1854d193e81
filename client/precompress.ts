import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import type { Plugin } from "vite"

const TEXT = /\.(?:js|css|svg|json|txt)$/
/** Bytes below which a compressed copy is not worth a file. */
const WORTHWHILE = 1024
/** Of 11. The last two steps take many times longer for 3 % less. */
const BROTLI_QUALITY = 9

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Writes `.br` and `.gz` copies beside the built files, so that the server need not compress on every request. */
export function precompress(): Plugin {
  return {
    name: "outloud:precompress",
    apply: "build",
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const files = await readdir(dir, { recursive: true })
      for (const file of files.filter(name => TEXT.test(name))) await compress(join(dir, file))
    },
  }
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.byteLength < WORTHWHILE) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
  await Promise.all([
    toBrotli(content, { params }).then(small => writeFile(`${file}.br`, small)),
    toGzip(content).then(small => writeFile(`${file}.gz`, small)),
  ])
}
