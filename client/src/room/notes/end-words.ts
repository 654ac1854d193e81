import type { Ended, EndKind } from "../connection/connection-status.ts"

/** What the one main button does. */
export type EndAction = "reloadBoard" | "reloadPage" | "retry"

export interface EndWords {
  readonly title: string
  /** Paragraphs: what happened, what is lost or not, what to do. */
  readonly text: readonly string[]
  readonly action?: { readonly does: EndAction; readonly label: string }
}

/** The words for every end, with the truth about unsaved work. */
export function endWords({ kind, reason }: Ended, hasUnsaved: boolean): EndWords {
  const words = WORDS[kind]
  const said =
    reason === "" || kind === "linkRevoked" || kind === "roomGone" ? [] : [`The server says: ${reason}.`]
  const unsaved = hasUnsaved && kind !== "refused" ? [UNSAVED] : []
  return { ...words, text: [...words.text, ...said, ...unsaved] }
}

const UNSAVED = "Your last changes did not reach the server. Download the board to keep them."

const WORDS: Record<EndKind, EndWords> = {
  roomGone: {
    title: "This room was deleted",
    text: ["The board is shown as it was. It is no longer kept on the server, and nobody else can open it."],
  },
  linkRevoked: {
    title: "You were shown out",
    text: [
      "Your link was revoked, or the interviewer has removed you. The board is shown as you last saw it.",
      "Ask whoever invited you for a new link.",
    ],
  },
  notAllowed: {
    title: "You may not open this part of the room",
    text: ["Your role may have changed. Reload the page to see what you may open now."],
    action: { does: "reloadPage", label: "Reload the page" },
  },
  tooOld: {
    title: "Reload the page to go on",
    text: ["The server was updated, and this page speaks its older language."],
    action: { does: "reloadPage", label: "Reload the page" },
  },
  refused: {
    title: "The server refused your work twice",
    text: [
      "Your last changes were put back on the board one by one, and the server refused them again. What was saved before them is safe.",
      "Download the board to keep what you see, then reload the board to go on without the refused changes.",
    ],
    action: { does: "reloadBoard", label: "Reload the board" },
  },
  abuse: {
    title: "The server turned this browser away",
    text: ["The room is full, or this browser sent more than the server accepts."],
    action: { does: "retry", label: "Connect again" },
  },
  stopped: {
    title: "The server closed the connection",
    text: ["Connecting again may help."],
    action: { does: "retry", label: "Connect again" },
  },
}
