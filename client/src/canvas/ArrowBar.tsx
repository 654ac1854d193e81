import { FLOW_MODES, type FlowMode, lineOf, modeOfLine } from "@outloud/shared/board/flow.ts"
import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { IconLink, IconPencil } from "@tabler/icons-react"
import { type TLArrowShape, useEditor } from "tldraw"
import { setMode } from "./component-edits.ts"
import { attachEnds, nearEndsOfArrow } from "./component-flows.ts"
import { editLabel } from "./component-insert.ts"
import classes from "./SelectionBar.module.css"

const NAMES: Record<FlowMode, { readonly name: string; readonly about: string }> = {
  sync: { name: "Sync", about: "A call that waits for its answer" },
  async: { name: "Async", about: "An event that nobody waits for" },
  batch: { name: "Batch", about: "Moved in bulk, now and then" },
}

export interface ArrowBarProps {
  readonly arrow: TLArrowShape
  readonly graph: BoardGraph
}

/** How a flow travels, what travels, and what its ends are meant for. */
export function ArrowBar({ arrow, graph }: ArrowBarProps) {
  const editor = useEditor()
  const chosen = modeOfLine(arrow.props.dash)
  const near = nearEndsOfArrow(editor, graph, arrow.id)
  const choose = (mode: FlowMode) => {
    editor.markHistoryStoppingPoint("how a flow travels")
    setMode(editor, arrow.id, mode === chosen ? null : mode)
  }
  const attach = () => {
    editor.markHistoryStoppingPoint("attach an arrow")
    attachEnds(editor, near)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a part of a toolbar */}
      <div className={classes.modes} role="group" aria-label="How it travels">
        {FLOW_MODES.map(mode => (
          <button
            key={mode}
            type="button"
            className={classes.button}
            aria-pressed={mode === chosen}
            title={NAMES[mode].about}
            onClick={() => choose(mode)}
          >
            <LineSample mode={mode} />
            {NAMES[mode].name}
          </button>
        ))}
      </div>
      <span className={classes.divider} />
      <button type="button" className={classes.button} onClick={() => editLabel(editor, arrow.id)}>
        <IconPencil size={16} stroke={1.75} aria-hidden />
        Label
      </button>
      {near.length > 0 && (
        <button
          type="button"
          className={classes.button}
          title="The arrow ends beside a component. Tie it to it, so that they move together."
          onClick={attach}
        >
          <IconLink size={16} stroke={1.75} aria-hidden />
          Attach
        </button>
      )}
    </>
  )
}

const DASHES: Record<string, string | undefined> = { dashed: "6 4", dotted: "0.1 4.5" }

function LineSample({ mode }: { readonly mode: FlowMode }) {
  return (
    <svg width="22" height="10" aria-hidden="true">
      <line
        x1="2"
        x2="20"
        y1="5"
        y2="5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray={DASHES[lineOf(mode)]}
      />
    </svg>
  )
}
