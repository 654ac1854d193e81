import { kindOfRecord } from "@outloud/shared/board/component.ts"
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { IconX } from "@tabler/icons-react"
import { type Editor, type TLGeoShape, type TLShapeId, useEditor, useValue } from "tldraw"
import { setKind } from "./component-edits.ts"
import { iconOf } from "./component-icons.ts"
import { dismissSuggestion, isDismissed } from "./component-suggestions.ts"
import { KindMenu } from "./KindMenu.tsx"
import { NoteField } from "./NoteField.tsx"
import classes from "./SelectionBar.module.css"

export interface ComponentBarProps {
  readonly id: TLShapeId
  readonly graph: BoardGraph
}

/** What a box stands for: chosen by a person, or suggested from its words. */
export function ComponentBar({ id, graph }: ComponentBarProps) {
  const editor = useEditor()
  const shape = useValue("box of the selection bar", () => editor.getShape<TLGeoShape>(id), [editor, id])
  const suggested = useSuggestedKind(editor, graph, id)
  if (shape === undefined) return null
  const kind = kindOfRecord(shape)
  const choose = (next: KindId | null) => {
    editor.markHistoryStoppingPoint("kind of a component")
    setKind(editor, id, next)
  }
  if (kind === undefined && suggested !== null) {
    return (
      <Suggestion
        kind={suggested}
        onTake={choose}
        onDismiss={() => dismissSuggestion(editor, id, suggested)}
      />
    )
  }
  // Somebody who is sketching boxes is left in peace until they say what they are.
  if (kind === undefined && (editor.getShapeUtil(shape).getText(shape) ?? "").trim() === "") return null
  return (
    <>
      <KindMenu kind={kind ?? null} onChoose={choose} />
      {kind !== undefined && <NoteField shape={shape} />}
    </>
  )
}

function useSuggestedKind(editor: Editor, graph: BoardGraph, id: TLShapeId): KindId | null {
  const node = graph.nodes.find(candidate => candidate.id === id)
  const kind = node?.kindFrom === "label" ? node.kind : null
  return useValue("suggested kind", () => (kind !== null && isDismissed(editor, id, kind) ? null : kind), [
    editor,
    id,
    kind,
  ])
}

interface SuggestionProps {
  readonly kind: KindId
  readonly onTake: (kind: KindId) => void
  readonly onDismiss: () => void
}

function Suggestion({ kind, onTake, onDismiss }: SuggestionProps) {
  const Icon = iconOf(kind)
  return (
    <>
      <button type="button" className={classes.button} data-quiet="" onClick={() => onTake(kind)}>
        <Icon size={16} stroke={1.75} aria-hidden />
        Make it {withArticle(kindOf(kind).name)}
      </button>
      <button
        type="button"
        className={classes.button}
        data-quiet=""
        aria-label="Dismiss this suggestion"
        onClick={onDismiss}
      >
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    </>
  )
}

/** What an article does not go with. */
const UNCOUNTED = ["Training", "Monitoring", "Experimentation", "Model serving"]

function withArticle(name: string): string {
  if (UNCOUNTED.includes(name)) return name
  return `${/^[aeio]/i.test(name) ? "an" : "a"} ${name}`
}
