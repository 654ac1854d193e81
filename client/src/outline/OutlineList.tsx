import type { GraphNode } from "@outloud/shared/board/graph.ts"
import { Fragment, type KeyboardEvent } from "react"
import { FlowRow } from "./FlowRow.tsx"
import classes from "./Outline.module.css"
import { type OutlineParts, useOutline } from "./outline-context.ts"
import type { Outline } from "./outline-model.ts"
import { count, looseWords } from "./outline-words.ts"
import { PartRow } from "./PartRow.tsx"
import { moveAmongRows, rowOf } from "./use-rows.ts"

export interface OutlineListProps {
  readonly outline: Outline
  readonly nodes: readonly GraphNode[]
  /** The row that is open. */
  readonly current: string | null
  readonly renaming: string | null
}

/** Components by where they stand, each with what leaves it; then what connects nothing. */
export function OutlineList({ outline, nodes, current, renaming }: OutlineListProps) {
  const parts = useOutline()
  const { groups, names, loose } = outline
  const state = (id: string) => ({ isCurrent: id === current, isRenaming: id === renaming })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons in it.
    <div onKeyDown={event => onKeyDown(event, parts, current)}>
      <ul className={classes.list} aria-label="Components">
        {groups.map(({ id, path, parts: inside }) => (
          <Fragment key={id ?? ""}>
            <li className={classes.group}>
              <h2>
                {path.length > 1 && (
                  <span className={classes.outer}>{`${path.slice(0, -1).join(" › ")} › `}</span>
                )}
                {path.at(-1) ?? "On the open board"}
              </h2>
            </li>
            {inside.map(part => (
              <PartRow
                key={part.node.id}
                part={part}
                names={names}
                nodes={nodes}
                {...state(part.node.id)}
                currentFlow={part.flows.find(({ id }) => id === current)?.id ?? null}
                renamingFlow={part.flows.find(({ id }) => id === renaming)?.id ?? null}
              />
            ))}
          </Fragment>
        ))}
      </ul>
      <ToMend outline={outline}>
        {loose.map(edge => (
          <FlowRow
            key={edge.id}
            edge={edge}
            names={names}
            nodes={nodes}
            {...state(edge.id)}
            sentence={looseWords(edge, names)}
          />
        ))}
      </ToMend>
    </div>
  )
}

function ToMend({ outline, children }: { readonly outline: Outline; readonly children: React.ReactNode }) {
  const { loose, nameless, silent } = outline
  const unsaid = [
    nameless > 0 && `${count(nameless, "component")} ${nameless === 1 ? "has" : "have"} no name yet.`,
    silent > 0 && `${count(silent, "flow")} ${silent === 1 ? "does" : "do"} not say what travels.`,
  ].filter(sentence => sentence !== false)
  if (loose.length + unsaid.length === 0) return null
  return (
    <section className={classes.mend} aria-label="To mend">
      <h2>To mend</h2>
      {loose.length > 0 && <ul className={classes.list}>{children}</ul>}
      {unsaid.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}

/** Keys on a row. What is handled here goes no further, or the canvas would act on its selection as well. */
function onKeyDown(event: KeyboardEvent<HTMLElement>, parts: OutlineParts, current: string | null): void {
  const id = rowOf(event.target)
  if (id === undefined) return
  const isHandled =
    event.ctrlKey || event.metaKey ? onCommand(event, parts) : onRowKey(event, id, parts, current)
  if (isHandled) event.preventDefault()
  // The browser makes a click of these two.
  if (isHandled || event.key === "Enter" || event.key === " ") event.stopPropagation()
}

function onCommand({ key, shiftKey }: KeyboardEvent, { canEdit, edits }: OutlineParts): boolean {
  const letter = key.toLowerCase()
  if (!canEdit || (letter !== "z" && letter !== "y")) return false
  if (letter === "y" || shiftKey) edits.redo()
  else edits.undo()
  return true
}

function onRowKey(
  event: KeyboardEvent<HTMLElement>,
  id: string,
  parts: OutlineParts,
  current: string | null,
) {
  const { canEdit, choose, rename } = parts
  if (event.altKey || event.shiftKey) return false
  switch (event.key) {
    case "Enter":
      if (id === current && canEdit) rename(id)
      return id === current
    case "F2":
      if (canEdit) rename(id)
      return true
    case "Delete":
    case "Backspace":
      if (canEdit) remove(id, parts)
      return true
    case "Escape":
      if (current !== null) choose(null)
      return current !== null
    default:
      return moveAmongRows(event.currentTarget, event.key)
  }
}

function remove(id: string, { graph, edits }: OutlineParts): void {
  const { nodes, edges } = graph()
  const node = nodes.find(one => one.id === id)
  const edge = edges.find(one => one.id === id)
  if (node !== undefined) edits.removePart(node)
  else if (edge !== undefined) edits.removeFlow(edge)
}
