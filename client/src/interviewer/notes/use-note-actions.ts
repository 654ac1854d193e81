import { type Note, noteKey } from "@outloud/shared/interviewer/notes.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import { entriesOf } from "@outloud/shared/room/note-entries.ts"
import { uuidv4 } from "lib0/random"
import { useMemo } from "react"
import { useRoomParts } from "../../room/room-context.ts"
import { useMoment } from "../use-moment.ts"

export interface NoteActions {
  /** Keeps a note of this moment. */
  add(note: Pick<Note, "text" | "sign" | "shapeId">): void
  /** Writes a note anew, also one that was deleted. */
  put(id: string, note: Note): void
  remove(id: string): void
}

/** What can be done with the notes of this room. They are kept and sent as all that one writes. */
export function useNoteActions(): NoteActions {
  const { connection } = useRoomParts()
  const moment = useMoment()
  const { notes } = connection.docs
  return useMemo(() => {
    const put = (id: string, note: Note) => void entriesOf(notes).set(noteKey(id), note satisfies Json)
    return {
      add: note => put(uuidv4(), { ...moment(), ...note }),
      put,
      remove: id => entriesOf(notes).delete(noteKey(id)),
    }
  }, [notes, moment])
}
