import type { Surroundings } from "./layer-connection.ts"
import { browserScheduler } from "./scheduler.ts"

/** The real ones: the page's own host, over tls where the page came so. */
export function browserSurroundings(): Surroundings {
  const { protocol, host } = window.location
  return {
    origin: `${protocol === "https:" ? "wss:" : "ws:"}//${host}`,
    WebSocket: window.WebSocket,
    scheduler: browserScheduler,
  }
}
