import { ApiFailure } from "../api.ts"
import type { AccessVerdict } from "./connection/access-recheck.ts"

/** What an HTTP answer says about a link whose sockets were closed. `ask` rejects with ApiFailure. */
export async function judgeAccess(ask: () => Promise<unknown>): Promise<AccessVerdict> {
  try {
    await ask()
    return "allowed"
  } catch (error) {
    const code = error instanceof ApiFailure ? error.code : "unexpected"
    if (code === "bad_token" || code === "not_allowed") return "revoked"
    return code === "no_room" || code === "not_found" ? "roomGone" : "unreachable"
  }
}
