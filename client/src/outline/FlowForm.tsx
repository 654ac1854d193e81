import { Button, NativeSelect } from "@mantine/core"
import { FLOW_MODES, type FlowMode } from "@outloud/shared/board/flow.ts"
import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { IconPencil, IconTrash } from "@tabler/icons-react"
import { useOutline } from "./outline-context.ts"
import { nameOf, partName } from "./outline-words.ts"
import classes from "./Rows.module.css"

export interface FlowFormProps {
  readonly edge: GraphEdge
  readonly names: ReadonlyMap<string, string>
  readonly nodes: readonly GraphNode[]
}

const NOT_SAID = ""
const MODE_LABELS: Record<FlowMode, string> = {
  sync: "Sync: the caller waits",
  async: "Async: nobody waits",
  batch: "Batch: run by run",
}

/** What there is to change about a flow. */
export function FlowForm(props: FlowFormProps) {
  const { edge } = props
  const { edits, rename } = useOutline()
  return (
    <div className={classes.form}>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.5} />}
          onClick={() => rename(edge.id)}
        >
          Label
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.5} />}
          onClick={() => edits.removeFlow(edge)}
        >
          Delete
        </Button>
      </div>
      <NativeSelect
        label="Travels"
        value={edge.mode ?? NOT_SAID}
        data={[
          { value: NOT_SAID, label: "Not said" },
          ...FLOW_MODES.map(mode => ({ value: mode, label: MODE_LABELS[mode] })),
        ]}
        onChange={event => {
          const { value } = event.currentTarget
          edits.setMode(edge, FLOW_MODES.find(mode => mode === value) ?? null)
        }}
      />
      <EndField {...props} end="from" label="From" />
      <EndField {...props} end="to" label="To" />
    </div>
  )
}

function EndField({ edge, names, nodes, end, label }: FlowFormProps & { end: "from" | "to"; label: string }) {
  const { edits } = useOutline()
  const { at } = edge[end]
  const options = nodes.map(node => ({ value: node.id, label: partName(node) }))
  const isNode = at !== null && options.some(({ value }) => value === at)
  const other = { value: at ?? "", label: at === null ? "Nothing" : nameOf(names, at), disabled: true }
  return (
    <NativeSelect
      label={label}
      value={at ?? ""}
      data={isNode ? options : [other, ...options]}
      onChange={event => {
        const node = nodes.find(({ id }) => id === event.currentTarget.value)
        if (node !== undefined) edits.moveEnd(edge, end, node)
      }}
    />
  )
}
