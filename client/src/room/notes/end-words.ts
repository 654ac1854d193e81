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
    title: "Your link was revoked",
    text: ["The board is shown as you last saw it. Ask whoever invited you for a new link."],
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
    title: "The server refused your last change",
    text: [
      "It could not be added to the board, so nothing you drew after it is saved either. Everything before is safe.",
      "Reload the board to go on. To keep the refused work, download the board first: it is the board as you see it.",
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
