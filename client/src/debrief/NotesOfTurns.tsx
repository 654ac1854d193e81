import type { Note } from "@outloud/shared/interviewer/notes.ts"
import { can } from "@outloud/shared/room/access.ts"
import { useQuery } from "@tanstack/react-query"
import { getSealedNotes } from "../api.ts"
import { useNotes } from "../interviewer/use-notes.ts"
import { useRoomParts } from "../room/room-context.ts"
import { momentWords } from "../scorecard/score-words.ts"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Debrief.module.css"

/** Private notes: the present ones for who may read them, and sealed ones for who wrote in them. */
export function NotesOfTurns() {
  const { room, credentials } = useRoomParts()
  const { notes } = useNotes()
  const { data: sealed = [], error } = useQuery({
    queryKey: ["rooms", room.roomId, "sealed-notes"],
    queryFn: ({ signal }) => getSealedNotes(room.roomId, credentials, signal),
  })
  const shown = can(room.me.role, "read", "notes") ? [...notes.values()] : []
  if (shown.length === 0 && sealed.length === 0 && error === null) return null
  return (
    <section className={classes.private} aria-labelledby="debrief-notes">
      <h2 id="debrief-notes">Notes</h2>
      <Notice tone="private">
        {room.me.role === "solo" ? "Only you see this." : "Only interviewers see this."} It is in no pack.
      </Notice>
      {error !== null && <p className={classes.soft}>Sealed notes could not be loaded. {error.message}</p>}
      <NoteList notes={shown} />
      {sealed.map(({ turn, notes: written }) => (
        <div key={turn}>
          <h3>{`Sealed by a swap: interview ${turn + 1}`}</h3>
          <NoteList notes={Object.values(written)} />
        </div>
      ))}
    </section>
  )
}

const SIGNS = { plus: "In favour", minus: "Against" }

function NoteList({ notes }: { readonly notes: readonly Note[] }) {
  return (
    <ul className={classes.plain}>
      {notes.map(({ at, phase, sign, text, by }) => (
        <li key={`${at} ${by} ${text}`}>
          <span className={classes.soft}>
            {[momentWords(at, phase), sign && SIGNS[sign]].filter(part => part !== null).join(" · ")}
          </span>{" "}
          {text}
        </li>
      ))}
    </ul>
  )
}
