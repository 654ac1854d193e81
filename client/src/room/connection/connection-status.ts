import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import type { Kept } from "../../offline/kept-types.ts"
import { isSettled, type LayerState } from "./layer-state.ts"
import type { BacklogProgress } from "./outbox.ts"

/** What a layer, or a whole room, can truthfully say about itself. */
export type ConnectionStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live"; readonly data: DataState }
  | Trouble<"offline">
  | Trouble<"restarting">
  | Ended

/** Over for good; `reason` is the server's own word for it, empty where it gave none. */
export interface Ended {
  readonly kind: EndKind
  readonly reason: string
}

export type DataState =
  | { readonly kind: "saved" }
  /** `since` is when the server last made progress; `slow` once that is SLOW_MS ago. */
  | {
      readonly kind: "saving"
      readonly since: number
      readonly slow: boolean
      /** How far the work done offline has got, where it is much. */
      readonly backlog: BacklogProgress | null
    }
  | { readonly kind: "notSaved"; readonly reason: "storage" }

interface Trouble<Kind extends string> {
  readonly kind: Kind
  readonly since: number
  readonly hasUnsaved: boolean
  /** Where the unsaved work is. */
  readonly kept: Kept
}

/** Why a connection ended for good. In order: what ends more stands first. */
export const END_KINDS = [
  "roomGone",
  "linkRevoked",
  "notAllowed",
  "tooOld",
  "refused",
  "abuse",
  "stopped",
] as const
export type EndKind = (typeof END_KINDS)[number]

/** Saving that takes longer than this says so. */
export const SLOW_MS = 3_000

/** What a layer knows beside the state of its connection. */
export interface LayerWork {
  readonly kept: Kept
  readonly backlog: BacklogProgress | null
}

/** What one layer says of itself. "Saved" only where every edit made here is committed. */
export function layerStatus(state: LayerState, now: number, { kept, backlog }: LayerWork): ConnectionStatus {
  if (state.ended !== null) return { kind: endKind(state.ended.code), reason: state.ended.reason }
  const unsaved = state.waitingSince !== null
  if (state.synced && !state.storage) return live({ kind: "notSaved", reason: "storage" })
  if (state.synced && state.waitingSince !== null) {
    const since = state.waitingSince
    return live({ kind: "saving", since, slow: now - since >= SLOW_MS, backlog })
  }
  if (isSettled(state)) return live({ kind: "saved" })
  if (state.downSince === null) return { kind: "connecting" }
  const kind = state.restarting ? "restarting" : "offline"
  return { kind, since: state.downSince, hasUnsaved: unsaved, kept }
}

function live(data: DataState): ConnectionStatus {
  return { kind: "live", data }
}

function endKind(code: number): EndKind {
  switch (code) {
    case CloseCode.badToken:
      return "linkRevoked"
    case CloseCode.notAllowed:
      return "notAllowed"
    case CloseCode.noRoom:
      return "roomGone"
    case CloseCode.updateRefused:
      return "refused"
    case CloseCode.tooOld:
      return "tooOld"
    case CloseCode.abuse:
      return "abuse"
    default:
      return "stopped"
  }
}

/**
 * What the room says: its worst layer. A room is saved when all its layers are, and offline as
 * soon as one is.
 */
export function combineStatus(layers: readonly ConnectionStatus[]): ConnectionStatus {
  const [first, ...rest] = layers
  return rest.reduce(worse, first ?? { kind: "connecting" })
}

function worse(a: ConnectionStatus, b: ConnectionStatus): ConnectionStatus {
  const rank = severity(b) - severity(a)
  if (rank !== 0) return rank > 0 ? b : a
  if (isTrouble(a) && isTrouble(b)) {
    return {
      ...a,
      since: Math.min(a.since, b.since),
      hasUnsaved: a.hasUnsaved || b.hasUnsaved,
      kept: worseKept([a, b].filter(({ hasUnsaved }) => hasUnsaved).map(({ kept }) => kept)),
    }
  }
  if (isSaving(a) && isSaving(b)) return a.data.since <= b.data.since ? a : b
  return a
}

/** Of several layers' work: safe only when all of it is. */
export function worseKept(kept: readonly Kept[]): Kept {
  return (["tab", "writing"] as const).find(worst => kept.includes(worst)) ?? "device"
}

function severity(status: ConnectionStatus): number {
  switch (status.kind) {
    case "live":
      return { saved: 0, saving: 1, notSaved: 5 }[status.data.kind]
    case "connecting":
      return 2
    case "restarting":
      return 3
    case "offline":
      return 4
    default:
      return 100 - END_KINDS.indexOf(status.kind)
  }
}

function isTrouble(status: ConnectionStatus): status is Trouble<"offline"> | Trouble<"restarting"> {
  return status.kind === "offline" || status.kind === "restarting"
}

function isSaving(
  status: ConnectionStatus,
): status is { kind: "live"; data: Extract<DataState, { kind: "saving" }> } {
  return status.kind === "live" && status.data.kind === "saving"
}

/** Whether nothing can bring the connection back but the person: a reload, another link. */
export function isEnded(status: ConnectionStatus): status is Ended {
  return (END_KINDS as readonly string[]).includes(status.kind)
}

/** Whether two statuses say the same, so that listeners are told of changes only. */
export function sameStatus(a: ConnectionStatus, b: ConnectionStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
