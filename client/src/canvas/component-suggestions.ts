import type { KindId } from "@outloud/shared/board/kinds.ts"
import { type Atom, atom, type Editor, type TLShapeId } from "tldraw"

/** What this person does not want to be asked again, until the board is opened anew. */
const dismissed = new WeakMap<Editor, Atom<ReadonlySet<string>>>()

export function isDismissed(editor: Editor, id: TLShapeId, kind: KindId): boolean {
  return ofEditor(editor).get().has(`${id} ${kind}`)
}

export function dismissSuggestion(editor: Editor, id: TLShapeId, kind: KindId): void {
  ofEditor(editor).update(known => new Set([...known, `${id} ${kind}`]))
}

function ofEditor(editor: Editor): Atom<ReadonlySet<string>> {
  const known = dismissed.get(editor) ?? atom<ReadonlySet<string>>("dismissed suggestions", new Set())
  dismissed.set(editor, known)
  return known
}
