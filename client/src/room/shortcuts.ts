import { COMPONENT_KINDS, type KindId } from "@outloud/shared/board/kinds.ts"
import { can } from "@outloud/shared/room/access.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { mayDraw, mayMark, type Rights } from "./room-view.ts"

export type Shortcut =
  | "annotate"
  | "private"
  | "annotations"
  | "note"
  | "arrow"
  | "palette"
  | "part"
  | "panel"
  | "shortcuts"

interface ShortcutRow {
  readonly action: Shortcut
  /** As written on the keys, in order. */
  readonly keys: readonly string[]
  readonly does: string
}

const ALL: readonly ShortcutRow[] = [
  { action: "annotate", keys: ["A"], does: "Switch between board and annotate" },
  { action: "private", keys: ["Shift", "A"], does: "Switch between board and private marks" },
  { action: "annotations", keys: ["Shift", "H"], does: "Show or hide annotations" },
  { action: "note", keys: ["Shift", "N"], does: "Write a private note; Escape goes back to the board" },
  { action: "arrow", keys: ["C"], does: "Arrow, to connect two things" },
  { action: "palette", keys: ["I"], does: "Search the components" },
  { action: "part", keys: ["."], does: "Go to the bar of the selected part; Escape goes back" },
  { action: "panel", keys: ["\\"], does: "Open or close the panel" },
  { action: "shortcuts", keys: ["?"], does: "Show this list" },
]

/** The room's own shortcuts, less those that the role has no use for. */
export function shortcutsFor(rights: Rights): readonly ShortcutRow[] {
  const needs: Partial<Record<Shortcut, boolean>> = {
    annotate: mayMark(rights, "annotations"),
    private: mayMark(rights, "notes"),
    note: can(rights.role, "write", "notes"),
    arrow: mayDraw(rights),
    palette: mayDraw(rights),
    part: mayDraw(rights),
  }
  return ALL.filter(({ action }) => needs[action] ?? true)
}

/** The letters that place a component, for those who may. */
export function componentKeysFor(rights: Rights): readonly Pick<ShortcutRow, "keys" | "does">[] {
  if (!mayDraw(rights)) return []
  return COMPONENT_KINDS.flatMap(({ key, name }) => (key ? [{ keys: [key.toUpperCase()], does: name }] : []))
}

/** The canvas's most used keys, less those that do nothing for somebody who only watches. */
export function boardKeysFor(rights: Rights): readonly Pick<ShortcutRow, "keys" | "does">[] {
  return mayDraw(rights) ? [...DRAWING_KEYS, ...LOOKING_KEYS] : LOOKING_KEYS
}

const DRAWING_KEYS = [
  { keys: ["V"], does: "Select" },
  { keys: ["D"], does: "Draw" },
  { keys: ["R"], does: "Rectangle" },
  { keys: ["T"], does: "Text" },
  { keys: ["N"], does: "Note" },
  { keys: ["F"], does: "Frame" },
  { keys: ["Ctrl", "Z"], does: "Undo your own last step" },
]

const LOOKING_KEYS = [
  { keys: ["H"], does: "Move the view by hand" },
  { keys: ["Shift", "1"], does: "Fit the whole board" },
  { keys: ["Shift", "2"], does: "Zoom to the selection" },
]

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

/** What a key asks for; undefined for every key that is not ours. Judged by the letter, so that any layout works. */
export function shortcutOf(press: KeyPress, rights: Rights): Shortcut | undefined {
  if (press.metaKey || press.repeat || press.isComposing) return undefined
  // Many layouts write it with AltGr, which browsers report as Alt, or as Control and Alt.
  if (press.key === "\\" && press.ctrlKey <= press.altKey) return "panel"
  if (press.ctrlKey || press.altKey) return undefined
  if (press.key === "?") return "shortcuts"
  if (press.key === "H" && press.shiftKey) return "annotations"
  if (press.key === "N" && press.shiftKey) return can(rights.role, "write", "notes") ? "note" : undefined
  if (!press.shiftKey && mayDraw(rights)) {
    // The canvas's own key for an arrow is A, which annotators need for something else.
    if (press.key.toLowerCase() === "c") return "arrow"
    if (press.key.toLowerCase() === "i") return "palette"
    if (press.key === ".") return "part"
  }
  if (press.key.toLowerCase() === "a") {
    if (press.shiftKey) return mayMark(rights, "notes") ? "private" : undefined
    return mayMark(rights, "annotations") ? "annotate" : undefined
  }
  return undefined
}

/** The kind of component that a letter places; undefined while annotating, and for those who cannot draw. */
export function kindOfKey(press: KeyPress, rights: Rights, activeLayer: CanvasLayer): KindId | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey, repeat, isComposing } = press
  if (shiftKey || ctrlKey || metaKey || altKey || repeat || isComposing) return undefined
  if (activeLayer !== "diagram" || !mayDraw(rights)) return undefined
  return COMPONENT_KINDS.find(kind => kind.key === key.toLowerCase())?.id
}

/** Whether keys pressed there are text, choose from a menu or dialog, or mean something else there, and so are not ours. */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  return (
    target.closest(
      "input:not([type=radio]), textarea, select, [role=textbox], [role=dialog], [role=menu], [role=listbox], [data-own-keys]",
    ) !== null
  )
}
