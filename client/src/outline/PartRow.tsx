import type { GraphNode } from "@outloud/shared/board/graph.ts"
import { IconSquare } from "@tabler/icons-react"
import { memo } from "react"
import { iconOf } from "../canvas/component-icons.ts"
import { FlowRow } from "./FlowRow.tsx"
import { NameField } from "./NameField.tsx"
import { useOutline } from "./outline-context.ts"
import type { OutlinePart } from "./outline-model.ts"
import { kindWords, partName } from "./outline-words.ts"
import { PartForm } from "./PartForm.tsx"
import classes from "./Rows.module.css"

export interface PartRowProps {
  readonly part: OutlinePart
  readonly names: ReadonlyMap<string, string>
  readonly nodes: readonly GraphNode[]
  readonly isCurrent: boolean
  readonly isRenaming: boolean
  /** Which of its flows are open, and being renamed. */
  readonly currentFlow: string | null
  readonly renamingFlow: string | null
}

/** A component, what there is to change about it while it is open, and what leaves it. */
export const PartRow = memo(function PartRow(props: PartRowProps) {
  const { part, names, nodes, isCurrent, isRenaming, currentFlow, renamingFlow } = props
  const { node, flows } = part
  const { canEdit, edits, choose, rename } = useOutline()
  const name = partName(node)
  return (
    <li data-item={node.id} className={classes.item} data-open={isCurrent || undefined}>
      {isRenaming ? (
        <NameField
          label={`Name of ${name}`}
          value={node.label}
          onDone={value => {
            rename(null)
            if (value !== null && value !== "") edits.renamePart(node, value)
          }}
        />
      ) : (
        <button
          type="button"
          className={classes.row}
          data-row={node.id}
          tabIndex={-1}
          aria-current={isCurrent || undefined}
          aria-expanded={canEdit ? isCurrent : undefined}
          onClick={() => choose(node.id)}
          onDoubleClick={() => canEdit && rename(node.id)}
        >
          <KindIcon node={node} />
          <span className={classes.name} data-unsaid={node.label === "" || undefined}>
            {name}
          </span>{" "}
          <span className={classes.kind} data-guessed={node.kindFrom === "label" || undefined}>
            {kindWords(node)}
          </span>
        </button>
      )}
      {isCurrent && canEdit && <PartForm node={node} />}
      {isCurrent && !canEdit && node.note !== "" && <p className={classes.note}>{node.note}</p>}
      {flows.length > 0 && (
        <ul className={classes.flows} aria-label={`Flows from ${name}`}>
          {flows.map(edge => (
            <FlowRow
              key={edge.id}
              edge={edge}
              names={names}
              nodes={nodes}
              isCurrent={edge.id === currentFlow}
              isRenaming={edge.id === renamingFlow}
            />
          ))}
        </ul>
      )}
    </li>
  )
})

function KindIcon({ node }: { readonly node: GraphNode }) {
  const Icon = node.kind === null ? IconSquare : iconOf(node.kind)
  return <Icon size={18} stroke={1.5} className={classes.icon} aria-hidden="true" />
}
