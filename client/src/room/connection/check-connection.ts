import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { MessageType, SyncStep } from "@outloud/shared/protocol/messages.ts"
import { offerProtocols } from "@outloud/shared/protocol/subprotocol.ts"
import type { Credentials, Surroundings } from "./layer-connection.ts"
import { browserSurroundings } from "./surroundings.ts"

export type ConnectionCheck =
  /** Milliseconds from the question to the server's whole answer, on an open socket. */
  { readonly ok: true; readonly roundTripMs: number } | { readonly ok: false; readonly message: string }

const PATIENCE_MS = 10_000
/** Sync step 1 with the state vector of an empty document: "send me everything". */
const ASK_FOR_ALL = new Uint8Array([MessageType.sync, SyncStep.step1, 1, 0])

/**
 * Tries what the room will need, with the same token, through the same proxies: opens the session
 * layer's socket, waits until the document has come, and closes. Never throws. An aborted check
 * answers "cancelled".
 */
export function checkConnection(
  options: Credentials & { readonly signal: AbortSignal },
  surroundings: Surroundings = browserSurroundings(),
): Promise<ConnectionCheck> {
  const { scheduler } = surroundings
  return new Promise(resolve => {
    let socket: WebSocket | undefined
    let askedAt = 0
    const finish = (result: ConnectionCheck) => {
      cancel()
      options.signal.removeEventListener("abort", abort)
      if (socket !== undefined) {
        socket.onopen = socket.onmessage = socket.onclose = null
        socket.close()
      }
      resolve(result)
    }
    const abort = () => finish(failed("The check was cancelled."))
    const cancel = scheduler.after(PATIENCE_MS, () => finish(failed(NO_ANSWER)))
    if (options.signal.aborted) return abort()
    options.signal.addEventListener("abort", abort)

    const url = `${surroundings.origin}/sync/${options.roomId}/session`
    try {
      socket = new surroundings.WebSocket(url, offerProtocols(options.token, options.participantKey))
    } catch {
      return finish(failed(BLOCKED))
    }
    socket.binaryType = "arraybuffer"
    socket.onopen = () => {
      askedAt = scheduler.now()
      socket?.send(ASK_FOR_ALL)
    }
    socket.onmessage = event => {
      if (isStep2(event.data)) finish({ ok: true, roundTripMs: Math.max(0, scheduler.now() - askedAt) })
    }
    socket.onclose = event => finish(failed(closeMessage(event.code)))
  })
}

function isStep2(data: unknown): boolean {
  if (!(data instanceof ArrayBuffer)) return false
  const [type, step] = new Uint8Array(data)
  return type === MessageType.sync && step === SyncStep.step2
}

const NO_ANSWER = "The server did not answer within ten seconds. Check your network, then try again."
const BLOCKED =
  "The live connection could not be opened. A proxy, firewall or browser extension may be blocking websockets."

function closeMessage(code: number): string {
  switch (code) {
    case CloseCode.badToken:
      return "This link does not open the room any more. Ask for a new one."
    case CloseCode.noRoom:
      return "There is no such room. It may have been deleted."
    case CloseCode.notAllowed:
      return "This link may not enter the room."
    case CloseCode.tooOld:
      return "The server was updated. Reload this page."
    case CloseCode.restarting:
      return "The server is restarting. Try again in a moment."
    case CloseCode.abuse:
      return "The server turned this browser away for now: the room may be full. Try again in a minute."
    default:
      return BLOCKED
  }
}

function failed(message: string): ConnectionCheck {
  return { ok: false, message }
}
