import { Button } from "@mantine/core"
import type { Note } from "@outloud/shared/interviewer/notes.ts"
import { useState } from "react"
import { useGraph } from "../../canvas/use-graph.ts"
import { useRoomParts, useView } from "../../room/room-context.ts"
import { nameIn, shapeWords } from "../../scorecard/score-words.ts"
import { useSession } from "../../session/use-session.ts"
import { Notice } from "../../ui/Notice.tsx"
import { useNotes } from "../use-notes.ts"
import { NoteComposer } from "./NoteComposer.tsx"
import { NoteRow } from "./NoteRow.tsx"
import classes from "./Notes.module.css"
import { useNoteActions } from "./use-note-actions.ts"

/** What is noted beside the board, the newest first; nobody but those who may read the notes layer ever has it. */
export function NotesTab() {
  const { editor, room, view } = useRoomParts()
  const isAlone = useView(view => view.role === "solo")
  const { people } = useSession()
  const { notes } = useNotes()
  const { put, remove } = useNoteActions()
  const [deleted, setDeleted] = useState<{ readonly id: string; readonly note: Note } | null>(null)
  const graph = useGraph(editor)
  const discard = (id: string, note: Note) => {
    remove(id)
    setDeleted({ id, note })
    view.getState().announce("The note is deleted.")
  }
  const undo = () => {
    if (deleted !== null) put(deleted.id, deleted.note)
    setDeleted(null)
  }
  return (
    <div className={classes.notes}>
      <Notice tone="private">
        {isAlone ? "Only you see this." : "Only interviewers see this. A swap seals it."}
      </Notice>
      <NoteComposer />
      {deleted !== null && (
        <Notice
          tone="info"
          actions={
            <Button size="compact-sm" variant="default" onClick={undo}>
              Put it back
            </Button>
          }
        >
          The note is deleted.
        </Notice>
      )}
      {notes.size === 0 && deleted === null && (
        <p className={classes.soft}>
          Nothing is noted yet. Scores stand on evidence: what is noted here can be cited there.
        </p>
      )}
      <ul className={classes.list} aria-label="Notes">
        {[...notes].reverse().map(([id, note]) => (
          <NoteRow
            key={id}
            note={note}
            writer={note.by === room.me.id ? null : nameIn(people, note.by)}
            about={note.shapeId && shapeWords(graph, note.shapeId)}
            onChange={changed => put(id, changed)}
            onRemove={() => discard(id, note)}
          />
        ))}
      </ul>
    </div>
  )
}
