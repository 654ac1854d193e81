import type { Evidence } from "@outloud/shared/scorecard/scorecard.ts"
import { Link, useRoute } from "wouter"
import { chooseShape } from "../canvas/outline-selection.ts"
import { DEBRIEF_ROUTE, roomPathShowing } from "../remembered/room-link.ts"
import { useRoomParts } from "../room/room-context.ts"
import classes from "./Score.module.css"
import { EVIDENCE_KINDS } from "./score-words.ts"

/** What is cited. A part of the board can be gone to while it is there. */
export function EvidenceText({ evidence }: { readonly evidence: Evidence }) {
  const { editor, room } = useRoomParts()
  const [isDebrief] = useRoute(DEBRIEF_ROUTE)
  const words = (
    <>
      <span className={classes.kind}>{EVIDENCE_KINDS[evidence.kind]}</span> {evidence.text}
    </>
  )
  if (evidence.kind !== "shape" || (editor === null && !isDebrief)) return <span>{words}</span>
  if (editor === null || isDebrief)
    return (
      <Link className={classes.place} href={roomPathShowing(room.roomId, evidence.id)}>
        {words}
      </Link>
    )
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
