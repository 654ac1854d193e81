import type { Note } from "@outloud/shared/interviewer/notes.ts"

/** A note before it is kept: what it says of the candidate, and what it is about. */
export interface NoteDraft {
  readonly text: string
  readonly sign: Note["sign"]
  /** Whether it is about what is selected on the board. */
  readonly isAboutSelection: boolean
}

export const EMPTY_DRAFT: NoteDraft = { text: "", sign: null, isAboutSelection: false }

/** The keys that mark a note, pressed before its first letter; anywhere else they are letters. */
export const MARK_KEYS = { plus: "+", minus: "-", selection: "@" } as const

/** The draft after a key in its field; null where the key is the field's own. */
export function withMarkKey(draft: NoteDraft, key: string): NoteDraft | null {
  if (draft.text !== "") return null
  switch (key) {
    case MARK_KEYS.plus:
      return withSign(draft, "plus")
    case MARK_KEYS.minus:
      return withSign(draft, "minus")
    case MARK_KEYS.selection:
      return { ...draft, isAboutSelection: !draft.isAboutSelection }
    case "Backspace":
      return draft.sign === null && !draft.isAboutSelection ? null : EMPTY_DRAFT
    default:
      return null
  }
}

/** The same sign a second time takes it off. */
export function withSign(draft: NoteDraft, sign: "plus" | "minus"): NoteDraft {
  return { ...draft, sign: draft.sign === sign ? null : sign }
}
