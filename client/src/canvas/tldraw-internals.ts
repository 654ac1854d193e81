/** The few members of tldraw 3.15.6 that its types leave out. tldraw is pinned to that very version. */
import type { Editor, RecordsDiff, TLFontFace, TLRecord, TLStore } from "tldraw"

export type BoardDiff = RecordsDiff<TLRecord>
type ChangeSource = "user" | "remote"

interface StoreInternals {
  addHistoryInterceptor(intercept: (entry: { changes: BoardDiff }, source: ChangeSource) => void): () => void
}

interface HistoryInternals {
  debug(): { undos: HistoryEntry[]; redos: HistoryEntry[]; pendingDiff: { diff: BoardDiff } }
}

interface FontInternals {
  readonly fontsToLoad: Set<TLFontFace>
}

type HistoryEntry = { type: "stop"; id: string } | { type: "diff"; diff: BoardDiff }

/** Sees every change as it is made, unlike `store.listen`, which waits for a frame. */
export function interceptChanges(
  store: TLStore,
  intercept: (changes: BoardDiff, source: ChangeSource) => void,
): () => void {
  const internals = store as unknown as StoreInternals
  return internals.addHistoryInterceptor((entry, source) => intercept(entry.changes, source))
}

/** The very diffs, not copies, that the editor's undo and redo would apply, oldest last. */
export function historyDiffs(editor: Editor): BoardDiff[] {
  const { history } = editor as unknown as { history: HistoryInternals }
  const { undos, redos, pendingDiff } = history.debug()
  const diffs = [...undos, ...redos].flatMap(entry => (entry.type === "diff" ? [entry.diff] : []))
  return [pendingDiff.diff, ...diffs]
}

/**
 * Takes back what tldraw has asked for in this turn, before it is fetched: every font there is. What the board is
 * written in stays, and any other is asked for by the first shape that is.
 */
export function forgetUnusedFonts(editor: Editor): void {
  const { fontsToLoad } = editor.fonts as unknown as FontInternals
  const used = new Set([...editor.getCurrentPageShapeIds()].flatMap(id => editor.fonts.getShapeFontFaces(id)))
  for (const font of fontsToLoad) if (!used.has(font)) fontsToLoad.delete(font)
}
