import { join } from "node:path"
import { serve } from "@hono/node-server"
import { createApp } from "./app.ts"
import { systemClock } from "./clock.ts"
import { readConfig } from "./config.ts"
import { createLog } from "./log.ts"
import { loadQuestionFolder } from "./questions/question-folder.ts"
import { QuestionLibrary } from "./questions/question-library.ts"
import { openStore } from "./storage/open-store.ts"
import { databasePath } from "./storage/sqlite-database.ts"

const ROOT = join(import.meta.dirname, "../..")
const DRAIN_MS = 8_000

const config = await orExit(() => readConfig(process.env, ROOT))
const log = createLog(config.logLevel)
const store = await orExit(() =>
  openStore({ path: databasePath(config.dataDir), thread: config.storeThread, onLost, log }),
)
const own = config.questionsDir === null ? [] : await loadQuestionFolder(config.questionsDir, log)
const questions = new QuestionLibrary(own)
const app = createApp({ config, store, clock: systemClock, log, site: join(ROOT, "client/dist"), questions })

const server = serve(
  {
    fetch: app.fetch,
    port: config.port,
    ...(config.host === undefined ? {} : { hostname: config.host }),
    websocket: { server: app.websockets },
  },
  ({ port }) => {
    process.stdout.write(`Outloud is listening on ${config.publicUrl ?? `http://localhost:${port}`}\n`)
  },
)
server.on("error", error => {
  process.stderr.write(`Outloud cannot listen on port ${config.port}: ${error.message}\n`)
  process.exit(1)
})

let stopping = false
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void stop(signal)
  })
}

async function stop(signal: string): Promise<void> {
  log.info({ signal }, "stopping")
  server.close()
  const isClean = await app.close(DRAIN_MS)
  if (!isClean) log.error("stopped before everything that had arrived could be written")
  await store.close()
  log.info({ signal }, "stopped")
  process.exit(isClean ? 0 : 1)
}

/** Without its store a server can only be started again. */
function onLost(error: unknown): void {
  log.error({ err: error }, "the store is lost")
  process.exit(1)
}

/** What stops the server from starting is told in one sentence, without a stack. */
async function orExit<T>(start: () => T | Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
