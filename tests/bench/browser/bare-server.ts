/** Run by bare-site.ts. Serves the bare page with Outloud's server: the same headers, compression and caching. */
import { serve } from "@hono/node-server"
import { createApp } from "@outloud/server/app.ts"
import { systemClock } from "@outloud/server/clock.ts"
import { readConfig } from "@outloud/server/config.ts"
import { createLog } from "@outloud/server/log.ts"
import { MemoryStore } from "@outloud/server/storage/memory-store.ts"

const config = readConfig(process.env, "/nowhere")
const log = createLog(config.logLevel)
const site = process.env.SITE as string
const app = createApp({ config, store: new MemoryStore(), clock: systemClock, log, site })
serve({ fetch: app.fetch, port: config.port }, () => process.stdout.write("listening\n"))
process.on("SIGTERM", () => process.exit())
