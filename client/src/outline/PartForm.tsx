import { Button, NativeSelect, Textarea } from "@mantine/core"
import { MAX_NOTE_LENGTH } from "@outloud/shared/board/component.ts"
import { readFlowsFrom } from "@outloud/shared/board/diagram-text.ts"
import type { GraphNode } from "@outloud/shared/board/graph.ts"
import { COMPONENT_KINDS, FAMILIES, isKindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { IconPencil, IconTrash } from "@tabler/icons-react"
import { useRef, useState } from "react"
import { takesKind } from "../canvas/outline-edits.ts"
import { DiagramField } from "./DiagramField.tsx"
import { useOutline } from "./outline-context.ts"
import classes from "./Rows.module.css"
import { useDraft } from "./use-draft.ts"

const PLAIN = ""
const KINDS = FAMILIES.map(family => ({
  group: family,
  items: COMPONENT_KINDS.filter(kind => kind.family === family).map(({ id, name }) => ({
    value: id,
    label: name,
  })),
}))

/** What there is to change about a component. */
export function PartForm({ node }: { readonly node: GraphNode }) {
  const { editor, edits, graph, rename } = useOutline()
  const isBox = takesKind(editor, node)
  const [text, setText] = useState("")
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div className={classes.form}>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.5} />}
          onClick={() => rename(node.id)}
        >
          Rename
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.5} />}
          onClick={() => edits.removePart(node)}
        >
          Delete
        </Button>
      </div>
      {isBox && <KindField node={node} />}
      {isBox && <NoteField node={node} />}
      <DiagramField
        label="Add a flow from here"
        placeholder="redis: sessions"
        text={text}
        onChange={setText}
        read={typed => readFlowsFrom(node, typed, { recognise: recogniseKind, graph: graph() })}
        onAdd={edits.addFromHere}
        field={field}
      />
    </div>
  )
}

function KindField({ node }: { readonly node: GraphNode }) {
  const { edits } = useOutline()
  const guess = node.kindFrom === "label" ? node.kind : null
  const plain = guess === null ? "Plain box" : `Plain box (reads as ${kindOf(guess).name})`
  return (
    <NativeSelect
      label="Kind"
      value={guess === null ? (node.kind ?? PLAIN) : PLAIN}
      data={[{ value: PLAIN, label: plain }, ...KINDS]}
      onChange={event => {
        const { value } = event.currentTarget
        edits.setKind(node, isKindId(value) ? value : null)
      }}
    />
  )
}

function NoteField({ node }: { readonly node: GraphNode }) {
  const { edits } = useOutline()
  const draft = useDraft(node.note, note => edits.setNote(node, note))
  return (
    <Textarea
      label="Note"
      placeholder="Why it is there, how large, what if it fails"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={MAX_NOTE_LENGTH}
      {...draft}
    />
  )
}
