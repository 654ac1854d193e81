import type { Kept } from "../../offline/kept-types.ts"
import type { ConnectionStatus, DataState } from "./connection-status.ts"

export type StatusTone = "good" | "busy" | "away" | "bad" | "plain"

/** What the status chip says. `label` fits the chip, `short` fits a phone, `detail` is the whole truth. */
export interface StatusWords {
  readonly tone: StatusTone
  readonly label: string
  readonly short: string
  readonly detail: string
}

/** Why somebody can watch and not draw: by their role, or because the interview has ended. */
export type ReadOnly = "none" | "role" | "ended"

/** Words for every status. */
export function statusWords(status: ConnectionStatus, readOnly: ReadOnly): StatusWords {
  switch (status.kind) {
    case "connecting":
      return words("busy", "Connecting…", "Connecting", "The board is being fetched from the server.")
    case "live":
      // What was drawn before the end, or is noted after it, is still on its way: that comes first.
      return readOnly === "none" || (readOnly === "ended" && status.data.kind !== "saved")
        ? dataWords(status.data)
        : READ_ONLY[readOnly]
    case "offline":
      return awayWords("The connection to the server is lost. Trying again by itself.", status)
    case "restarting":
      return awayWords("The server is restarting. This page reconnects by itself.", status)
    case "roomGone":
      return words("bad", "Room deleted", "Deleted", "This room was deleted, or never existed.")
    case "linkRevoked":
      return words(
        "bad",
        "Shown out",
        "Shown out",
        "This link does not let you in any more. Ask for a new one.",
      )
    case "notAllowed":
      return words("bad", "Not allowed", "Not allowed", "Your role may not open this part of the room.")
    case "tooOld":
      return words("bad", "Page too old", "Reload", "The server was updated. Reload this page to go on.")
    case "refused":
      return words("bad", "Not saved: change refused", "Not saved", "The server refused your last change.")
    case "abuse":
      return words(
        "bad",
        "Disconnected",
        "Cut off",
        "The room is full, or this browser sent more than the server accepts.",
      )
    case "stopped":
      return words("bad", "Disconnected", "Cut off", "The server closed the connection for good.")
    default:
      return unreachable(status)
  }
}

const READ_ONLY: Record<Exclude<ReadOnly, "none">, StatusWords> = {
  role: words("plain", "Read only", "Read only", "You see every change as it happens, and cannot draw."),
  ended: words(
    "plain",
    "Ended · read only",
    "Ended",
    "The interview has ended. Everything is saved, and nobody can change the board any more.",
  ),
}

function dataWords(data: DataState): StatusWords {
  switch (data.kind) {
    case "saved":
      return words("good", "Live · saved", "Saved", "Everything you drew is written to the server's disk.")
    case "saving":
      return savingWords(data)
    case "notSaved":
      return words(
        "bad",
        "Not saved: the server cannot write",
        "Not saved",
        "Not saved: the server cannot write to its disk. It keeps trying; keep this page open until it says saved.",
      )
    default:
      return unreachable(data)
  }
}

function savingWords({ slow, backlog }: Extract<DataState, { kind: "saving" }>): StatusWords {
  if (backlog !== null) {
    const label = `Sending ${backlog.done + 1} of ${backlog.total}`
    return words("busy", label, "Sending", "What you drew while offline is on its way to the server.")
  }
  if (!slow) {
    return words("busy", "Saving…", "Saving", "Your last changes are on their way to the server's disk.")
  }
  return words(
    "busy",
    "Still saving…",
    "Saving",
    "The server has not yet confirmed your last changes. Keep this page open.",
  )
}

type Away = Extract<ConnectionStatus, { kind: "offline" | "restarting" }>

function awayWords(reason: string, { hasUnsaved, kept }: Away): StatusWords {
  if (!hasUnsaved) {
    return words("away", "Offline", "Offline", `${reason} Everything you drew before is saved.`)
  }
  const { label, detail } = KEPT_WORDS[kept]
  return words("away", label, "Offline", `${reason} ${detail}`)
}

const KEPT_WORDS: Record<Kept, { readonly label: string; readonly detail: string }> = {
  device: {
    label: "Offline: kept on this device",
    detail:
      "What you draw is kept in this browser, also if you close the page, and sent when you are here and the connection is back.",
  },
  writing: {
    label: "Offline: keeping…",
    detail: "What you just drew is being written to this browser's storage.",
  },
  tab: {
    label: "Offline: kept in this tab",
    detail:
      "This browser refuses to store it, so what you draw is kept in this tab only, and sent when the connection is back. Keep this page open.",
  },
}

function words(tone: StatusTone, label: string, short: string, detail: string): StatusWords {
  return { tone, label, short, detail }
}

function unreachable(value: never): never {
  throw new Error(`No words for the status ${JSON.stringify(value)}`)
}
