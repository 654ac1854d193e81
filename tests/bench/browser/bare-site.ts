import { join } from "node:path"
import { build } from "vite"
import { precompress } from "../../../client/precompress.ts"
import { LiveServer } from "../../support/live-server.ts"
import { DATA } from "../contestants.ts"

/** A page of tldraw alone: built and served as Outloud's own client is. */
export async function serveBareSite(): Promise<LiveServer> {
  const site = join(DATA, "bare-tldraw")
  await build({
    configFile: false,
    logLevel: "error",
    root: join(import.meta.dirname, "bare"),
    plugins: [precompress()],
    build: {
      outDir: site,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // It is one chunk, which nobody is going to split.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  })
  return LiveServer.start({ SITE: site }, join(import.meta.dirname, "bare-server.ts"))
}
