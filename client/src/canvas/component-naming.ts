import { type Atom, atom, type Editor, type TLShapeId } from "tldraw"

/** The component that is being given its first name, per editor. */
const named = new WeakMap<Editor, Atom<TLShapeId | null>>()

/** Whether a new component is being named. Reactive. */
export function isNaming(editor: Editor): boolean {
  const id = namedOf(editor).get()
  return id !== null && id === editor.getEditingShapeId()
}

/** A new component is about to be named: until its label is closed. */
export function beginNaming(editor: Editor, id: TLShapeId): void {
  namedOf(editor).set(id)
}

function namedOf(editor: Editor): Atom<TLShapeId | null> {
  const known = named.get(editor) ?? atom<TLShapeId | null>("named component", null)
  named.set(editor, known)
  return known
}
