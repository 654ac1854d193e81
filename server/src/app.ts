import type { Server as HttpServer } from "node:http"
import type { ApiError, ErrorCode, TimeAnswer } from "@outloud/shared/protocol/api.ts"
import { firstUpdates } from "@outloud/shared/starter/first-updates.ts"
import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { HTTPException } from "hono/http-exception"
import { collectDefaultMetrics, Registry } from "prom-client"
import { type Clock, guardedClock } from "./clock.ts"
import type { Config } from "./config.ts"
import { Refusal } from "./errors.ts"
import { httpRefusals } from "./http/metrics.ts"
import { requirePassphrase } from "./http/passphrase.ts"
import { questionRoutes } from "./http/questions.ts"
import { roomRoutes } from "./http/rooms.ts"
import { securityHeaders } from "./http/security-headers.ts"
import { siteRoutes } from "./http/site.ts"
import type { Log } from "./log.ts"
import { QuestionLibrary } from "./questions/question-library.ts"
import { Readiness } from "./readiness.ts"
import { expireRooms } from "./rooms/expiry.ts"
import { RoomService } from "./rooms/room-service.ts"
import { LayerWriter } from "./session/layer-writer.ts"
import { MarkDesk } from "./session/mark-desk.ts"
import { RoleDesk } from "./session/role-desk.ts"
import { readRoomQuestion } from "./session/room-question.ts"
import { keepRoster } from "./session/roster.ts"
import { ScorecardDesk } from "./session/scorecard-desk.ts"
import { SessionDesk } from "./session/session-desk.ts"
import type { RoomStore } from "./storage/room-store.ts"
import { RoomGone, StorageUnavailable } from "./storage/storage-errors.ts"
import { DocRegistry } from "./sync/doc-registry.ts"
import { drain } from "./sync/drain.ts"
import { Gateway } from "./sync/gateway.ts"
import { liveGauges } from "./sync/live-gauges.ts"
import { syncMetrics } from "./sync/metrics.ts"
import { UnknownSchema } from "./sync/migration.ts"
import { acceptWebsockets, createWebSocketServer, watchLiveness } from "./sync/websocket.ts"

export interface AppOptions {
  readonly config: Config
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  /** Folder of the built client. */
  readonly site: string
  /** The built-in questions alone where none are given. */
  readonly questions?: QuestionLibrary
}

export interface App {
  readonly fetch: Hono["fetch"]
  readonly request: Hono["request"]
  /** Lets websockets in, too, by the server that answers with `fetch`. */
  acceptWebsockets(http: HttpServer): void
  readonly gateway: Gateway
  readonly rooms: RoomService
  readonly registry: DocRegistry
  /** Lets nobody in any more, commits what has arrived, hangs up. Resolves to false where the deadline came first. */
  close(deadlineMs: number): Promise<boolean>
}

const BODY_BYTES = 64 * 1024

/** The whole server but its port and its process: everything it needs comes in as a parameter. */
export function createApp({ config, store, log, site, ...options }: AppOptions): App {
  const { questions = new QuestionLibrary() } = options
  const clock = guardedClock(options.clock, error => log.error({ err: error }, "a timer failed"))
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const metrics = syncMetrics(registry)
  const refusals = httpRefusals(registry)
  const rooms = new RoomService({ store, clock, firstUpdates })
  const docs = new DocRegistry({ store, clock, log, limits: config.limits, sync: config.sync, metrics })
  const gateway = new Gateway({
    rooms,
    registry: docs,
    clock,
    log,
    metrics,
    limits: config.limits,
    sync: config.sync,
  })
  liveGauges({ registry, docs, store })
  const readiness = new Readiness({ store, docs, clock, log })
  const websockets = createWebSocketServer(config)
  const stopWatching = watchLiveness(websockets)
  const stopExpiry = expireRooms({
    rooms,
    store,
    clock,
    log,
    days: config.roomDays,
    isOpen: id => isOpen(docs, id),
  })
  const stopRoster = keepRoster(rooms, docs, log)
  const writer = new LayerWriter({ registry: docs, clock })

  const app = new Hono()
  app.use(securityHeaders)
  app.get("/healthz", c => c.text("ok"))
  app.get("/readyz", async c => {
    const found = await readiness.look()
    return c.text(found, found === "ready" ? 200 : 503, { "Cache-Control": "no-store" })
  })
  app.get("/metrics", async c =>
    c.text(await registry.metrics(), 200, { "Content-Type": registry.contentType }),
  )
  app.use("/api/*", bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge }), async (c, next) => {
    await next()
    c.header("Cache-Control", "no-store")
  })
  const passphrase = requirePassphrase(config.accessPassphrase, clock)
  app.route("/api/questions", questionRoutes({ questions, passphrase }))
  app.get("/api/time", c => c.json({ now: clock.now() } satisfies TimeAnswer))
  app.route(
    "/api/rooms",
    roomRoutes({
      ...{ rooms, questions, config, passphrase, clock },
      questionOf: roomId => readRoomQuestion(docs, roomId),
      desk: new SessionDesk({ rooms, writer, clock }),
      roles: new RoleDesk({ rooms, registry: docs, writer, clock }),
      marks: new MarkDesk(writer),
      scorecards: new ScorecardDesk({ store, writer, clock }),
    }),
  )
  app.all("/api/*", () => {
    throw new Refusal("not_found", "There is nothing at this address.")
  })
  app.route("/", siteRoutes(site))
  app.onError((error, c) => {
    const refusal = asRefusal(error)
    refusals.inc({ code: refusal.code })
    if (refusal.code === "internal") log.error({ err: error, path: c.req.routePath }, "a request failed")
    return c.json(errorBody(refusal.code, refusal.message), refusal.status)
  })

  return {
    fetch: app.fetch,
    request: app.request,
    acceptWebsockets: http => acceptWebsockets(http, { gateway, websockets, config }),
    gateway,
    rooms,
    registry: docs,
    close: async deadlineMs => {
      readiness.drain()
      stopExpiry()
      stopRoster()
      const isClean = await drain(gateway, docs, clock, deadlineMs)
      stopWatching()
      websockets.close()
      return isClean
    },
  }
}

function isOpen(docs: DocRegistry, roomId: string): boolean {
  return docs.ofRoom(roomId).some(({ host }) => host.connections.size > 0)
}

function tooLarge(): never {
  throw new Refusal("too_large", `A request may carry ${BODY_BYTES} bytes.`)
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof RoomGone) return new Refusal("no_room", "This room does not exist any more.")
  if (error instanceof StorageUnavailable) {
    return new Refusal(
      "storage_unavailable",
      "The server cannot use its disk right now. Try again in a moment.",
    )
  }
  if (error instanceof UnknownSchema) {
    return new Refusal("storage_unavailable", "This room was written by a newer version of this server.")
  }
  if (error instanceof HTTPException && error.status < 500) return new Refusal("bad_request", error.message)
  return new Refusal("internal", "Something went wrong on the server. It has been logged.")
}

function errorBody(code: ErrorCode, message: string): ApiError {
  return { error: { code, message } }
}
