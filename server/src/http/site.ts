import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { serveStatic } from "@hono/node-server/serve-static"
import { Hono, type MiddlewareHandler } from "hono"

const YEAR_S = 365 * 24 * 3600
const NOT_BUILT = "The client is not built: run `npm start`, or open the address that `npm run dev` prints."

/** The built client. Every page is the same file: the client's router decides what it shows. */
export function siteRoutes(folder: string): Hono {
  const site = new Hono()
  const index = join(folder, "index.html")
  if (!existsSync(index)) return site.get("*", c => c.text(NOT_BUILT, 503))
  const page = readFileSync(index, "utf8")
  // Names of built files carry a hash of their content.
  site.use("/assets/*", files(folder, `public, max-age=${YEAR_S}, immutable`))
  site.all("/assets/*", c => c.text("There is no such file.", 404))
  site.get("*", files(folder, "no-cache"))
  site.get("*", c => {
    c.header("Cache-Control", "no-cache")
    return c.html(page, isPage(c.req.path) ? 200 : 404)
  })
  return site
}

function files(root: string, cacheControl: string): MiddlewareHandler {
  return serveStatic({
    root,
    precompressed: true,
    onFound: (_path, c) => c.header("Cache-Control", cacheControl) as undefined,
  })
}

function isPage(path: string): boolean {
  return path === "/" || path === "/progress" || /^\/r\/[^/]+(\/debrief)?$/.test(path)
}
