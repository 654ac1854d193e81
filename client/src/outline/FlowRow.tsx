import type { GraphEdge, GraphNode } from "@outloud/shared/board/graph.ts"
import { IconAlertTriangle, IconArrowRight, IconArrowsHorizontal, IconMinus } from "@tabler/icons-react"
import { memo } from "react"
import { FlowForm } from "./FlowForm.tsx"
import { NameField } from "./NameField.tsx"
import { useOutline } from "./outline-context.ts"
import { flowRowName, flowWords, isUnattached, nameOf } from "./outline-words.ts"
import classes from "./Rows.module.css"

export interface FlowRowProps {
  readonly edge: GraphEdge
  readonly names: ReadonlyMap<string, string>
  readonly nodes: readonly GraphNode[]
  readonly isCurrent: boolean
  readonly isRenaming: boolean
  /** For an arrow that connects no two components: what is the matter with it. */
  readonly sentence?: string
}

const SIGNS = { forward: IconArrowRight, both: IconArrowsHorizontal, none: IconMinus } as const

/** A flow, and what there is to change about it while it is open. */
export const FlowRow = memo(function FlowRow(props: FlowRowProps) {
  const { edge, names, nodes, isCurrent, isRenaming, sentence } = props
  const { canEdit, edits, choose, rename } = useOutline()
  const words = flowWords(edge)
  const Sign = sentence === undefined ? SIGNS[edge.direction] : IconAlertTriangle
  return (
    <li data-item={edge.id} className={classes.item} data-open={isCurrent || undefined}>
      {isRenaming ? (
        <NameField
          label={`What travels to ${nameOf(names, edge.to.at)}`}
          value={edge.label}
          onDone={value => {
            rename(null)
            if (value !== null) edits.renameFlow(edge, value)
          }}
        />
      ) : (
        <button
          type="button"
          className={classes.flow}
          data-row={edge.id}
          tabIndex={-1}
          aria-label={sentence ?? flowRowName(edge, names)}
          aria-current={isCurrent || undefined}
          aria-expanded={canEdit ? isCurrent : undefined}
          onClick={() => choose(edge.id)}
          onDoubleClick={() => canEdit && rename(edge.id)}
        >
          <Sign size={16} stroke={1.5} className={classes.icon} aria-hidden="true" />
          {sentence === undefined ? (
            <>
              <span className={classes.end}>{nameOf(names, edge.to.at)}</span>{" "}
              <span className={classes.words}>{words}</span>{" "}
              {isUnattached(edge) && <span className={classes.near}>not attached</span>}
            </>
          ) : (
            <span className={classes.sentence}>{sentence}</span>
          )}
        </button>
      )}
      {isCurrent && canEdit && <FlowForm edge={edge} names={names} nodes={nodes} />}
    </li>
  )
})
