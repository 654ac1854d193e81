import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"

/**
 * What is known of one layer's connection. The one claim that matters: `waitingSince` is null
 * exactly when every local edit is in a frame that the server has acknowledged, which it does
 * after the commit. It becomes null
 * again only when all that this socket sent, its answer included, is acknowledged.
 */
export interface LayerState {
  /** The final close code, after which y-websocket stops trying, and the server's word for it. */
  readonly ended: { readonly code: number; readonly reason: string } | null
  /** When the connection was lost, or first failed; null while there has been no trouble. */
  readonly downSince: number | null
  /** Whether the server said that it is restarting when it closed the socket. */
  readonly restarting: boolean
  /** Whether the server's document has arrived on this socket. */
  readonly synced: boolean
  /** Whether it has arrived on any socket so far. */
  readonly arrived: boolean
  /** Whether our step 2, which holds everything the server lacks, went out on this socket. */
  readonly answered: boolean
  readonly sent: number
  readonly acked: number
  /** Whether an edit is in no frame of this socket yet. */
  readonly unsent: boolean
  /** Whether the server can write to its disk, by its own word. */
  readonly storage: boolean
  /** Since when local edits have waited with no progress; null when all are committed. */
  readonly waitingSince: number | null
}

export const FIRST_LAYER_STATE: LayerState = {
  ended: null,
  downSince: null,
  restarting: false,
  synced: false,
  arrived: false,
  answered: false,
  sent: 0,
  acked: 0,
  unsent: false,
  storage: true,
  waitingSince: null,
}

export type LayerEvent =
  /** A new socket: nothing sent or counted on an older one is true of it. */
  | { readonly type: "opening" }
  | { readonly type: "synced" }
  /** This browser changed the document. */
  | { readonly type: "edited" }
  /** A write frame went out; `waiting` updates are still to go. */
  | { readonly type: "sent"; readonly frame: "answer" | "update"; readonly waiting: number }
  | { readonly type: "acked"; readonly count: number }
  | { readonly type: "storage"; readonly ok: boolean }
  /** `code` is null where this side closed. */
  | { readonly type: "closed"; readonly code: number | null; readonly reason: string }

/** The next state. Pure: `now` is the time of the event in milliseconds since 1970. */
export function reduceLayer(state: LayerState, event: LayerEvent, now: number): LayerState {
  switch (event.type) {
    case "opening":
      return { ...state, ...noSocket, ended: null }
    case "synced":
      return settle({ ...state, synced: true, arrived: true }, now)
    case "edited":
      return { ...state, unsent: true, waitingSince: state.waitingSince ?? now }
    case "sent":
      return afterSent(state, event.frame, event.waiting > 0, now)
    case "acked":
      return settle({ ...state, acked: event.count }, now)
    case "storage":
      return { ...state, storage: event.ok }
    case "closed":
      return {
        ...state,
        ...noSocket,
        downSince: state.downSince ?? now,
        restarting: event.code === CloseCode.restarting,
        ended: event.code !== null && isFinal(event.code) ? { code: event.code, reason: event.reason } : null,
      }
  }
}

const noSocket = { synced: false, answered: false, sent: 0, acked: 0, storage: true } as const

function afterSent(state: LayerState, frame: "answer" | "update", unsent: boolean, now: number): LayerState {
  const sent = { ...state, sent: state.sent + 1, unsent }
  if (frame === "update") return sent
  // Work done offline starts to wait for the server now, not when it was drawn.
  return { ...sent, answered: true, waitingSince: state.waitingSince === null ? null : now }
}

function settle(state: LayerState, now: number): LayerState {
  if (isSettled(state)) return { ...state, downSince: null, restarting: false, waitingSince: null }
  return { ...state, waitingSince: state.waitingSince === null ? null : now }
}

/** Whether both sides hold the same, committed, as far as this socket's count can tell. */
export function isSettled(state: LayerState): boolean {
  return state.synced && state.answered && !state.unsent && state.sent === state.acked
}

/** Codes after which y-websocket 3 stops reconnecting (its `shouldReconnect`). */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500
}
