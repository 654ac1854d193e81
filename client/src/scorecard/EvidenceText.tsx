import type { Evidence } from "@outloud/shared/scorecard/scorecard.ts"
import { chooseShape } from "../canvas/outline-selection.ts"
import { useRoomParts } from "../room/room-context.ts"
import classes from "./Score.module.css"
import { EVIDENCE_KINDS } from "./score-words.ts"

/** What is cited. A part of the board can be gone to while it is there. */
export function EvidenceText({ evidence }: { readonly evidence: Evidence }) {
  const { editor } = useRoomParts()
  const words = (
    <>
      <span className={classes.kind}>{EVIDENCE_KINDS[evidence.kind]}</span> {evidence.text}
    </>
  )
  if (evidence.kind !== "shape" || editor === null) return <span>{words}</span>
  return (
    <button
      type="button"
      className={classes.place}
      title="Show on the board"
      onClick={() => chooseShape(editor, evidence.id)}
    >
      {words}
    </button>
  )
}
