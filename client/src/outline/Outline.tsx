import { Button } from "@mantine/core"
import { readDiagramText } from "@outloud/shared/board/diagram-text.ts"
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import { liveGraphOf } from "../canvas/live-graph.ts"
import { chooseShape, pointAway, selectionOf } from "../canvas/outline-selection.ts"
import { type BoardEditor, useView } from "../room/room-context.ts"
import { Notice } from "../ui/Notice.tsx"
import { DiagramField } from "./DiagramField.tsx"
import { DiagramHelp } from "./DiagramHelp.tsx"
import classes from "./Outline.module.css"
import { OutlineKeys } from "./OutlineKeys.tsx"
import { OutlineList } from "./OutlineList.tsx"
import { OutlineProvider } from "./outline-context.ts"
import { outlineOf } from "./outline-model.ts"
import { useEditing } from "./use-editing.ts"
import { useOutlineEdits } from "./use-outline-edits.ts"
import { rowsIn, useKeptFocus } from "./use-rows.ts"

const EXAMPLE = "client -> api gateway -> playlist service -> redis"

export function Outline({ editor }: { readonly editor: BoardEditor }) {
  const live = liveGraphOf(editor)
  const graph = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const outline = useMemo(() => outlineOf(graph), [graph])
  const editing = useEditing()
  const [renaming, setRenaming] = useState<string | null>(null)
  const [current, choose] = useCurrentRow(editor, outline.rowOf, editing === "yes")
  const edits = useOutlineEdits(editor)
  const [draft, setDraft] = useState("")
  const canEdit = editing === "yes"
  const parts = useMemo(
    () => ({ editor, canEdit, edits, choose, rename: setRenaming, graph: live.getSnapshot }),
    [editor, canEdit, edits, choose, live],
  )
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const announce = useView(view => view.announce)
  useKeptFocus(list, {
    fallback: () => field.current,
    onGone: () => announce("What you were at is not on the board any more."),
  })
  useRowInView(list, current)
  const isEmpty = graph.nodes.length === 0 && graph.edges.length === 0
  return (
    <OutlineProvider value={parts}>
      <div ref={list} className={classes.outline}>
        {editing === "annotating" && <AnnotatingNotice />}
        {canEdit && (
          <div>
            <DiagramField
              label="Type a diagram"
              placeholder={EXAMPLE}
              text={draft}
              onChange={setDraft}
              read={text => readTyped(text, graph)}
              onAdd={edits.add}
              field={field}
              isLong
            />
            <DiagramHelp />
          </div>
        )}
        {isEmpty ? (
          <Empty canEdit={canEdit} onExample={() => showExample(setDraft, field.current)} />
        ) : (
          <OutlineList
            outline={outline}
            nodes={graph.nodes}
            current={current}
            renaming={canEdit ? renaming : null}
          />
        )}
        {canEdit && !isEmpty && <OutlineKeys />}
      </div>
    </OutlineProvider>
  )
}

function readTyped(text: string, graph: BoardGraph) {
  return readDiagramText(text, { recognise: recogniseKind, graph })
}

function showExample(setDraft: (text: string) => void, field: HTMLTextAreaElement | null): void {
  setDraft(EXAMPLE)
  field?.focus()
}

function AnnotatingNotice() {
  const setActiveLayer = useView(view => view.setActiveLayer)
  const toBoard = (
    <Button size="compact-sm" variant="default" onClick={() => setActiveLayer("diagram")}>
      Draw on the board
    </Button>
  )
  return (
    <Notice tone="annotation" actions={toBoard}>
      While you annotate, components stay as they are.
    </Notice>
  )
}

function Empty({ canEdit, onExample }: { readonly canEdit: boolean; readonly onExample: () => void }) {
  if (!canEdit) return <p className={classes.soft}>No components yet. They appear here as they are drawn.</p>
  return (
    <div className={classes.empty}>
      <p className={classes.soft}>
        No components yet. Type how they are connected, and they are drawn for you.
      </p>
      <Button variant="default" onClick={onExample}>
        Show an example
      </Button>
    </div>
  )
}

/** The row of the shape that is selected on the canvas; for those who can select nothing there, the row they chose. */
function useCurrentRow(editor: BoardEditor, rowOf: ReadonlyMap<string, string>, canSelect: boolean) {
  const selection = useMemo(() => selectionOf(editor), [editor])
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => () => pointAway(editor), [editor])
  const choose = useMemo(
    () => (id: string | null) => {
      setChosen(id)
      if (id !== null) return chooseShape(editor, id)
      editor.selectNone()
      pointAway(editor)
    },
    [editor],
  )
  const shown = canSelect ? selected : chosen
  return [shown === null ? null : (rowOf.get(shown) ?? null), choose] as const
}

/** What is selected on the canvas is brought into the list's view, unless somebody is at work in the list. */
function useRowInView(list: RefObject<HTMLElement | null>, current: string | null): void {
  useEffect(() => {
    if (current === null || list.current?.contains(document.activeElement)) return
    rowsIn(list.current)
      .find(row => row.dataset.row === current)
      ?.scrollIntoView({ block: "nearest" })
  }, [list, current])
}
