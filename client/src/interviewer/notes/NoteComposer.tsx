import { Button, Textarea } from "@mantine/core"
import { NOTE_LENGTH } from "@outloud/shared/interviewer/notes.ts"
import { useEffect, useRef, useState } from "react"
import { focusCanvas } from "../../canvas/focus-canvas.ts"
import { useRoomParts, useView } from "../../room/room-context.ts"
import { NoteMarks } from "./NoteMarks.tsx"
import classes from "./Notes.module.css"
import { EMPTY_DRAFT, withMarkKey } from "./note-draft.ts"
import { useNoteActions } from "./use-note-actions.ts"
import { useSelection } from "./use-selection.ts"

/** Where a note is written: Enter keeps it, with the time and the phase. */
export function NoteComposer() {
  const { editor, view } = useRoomParts()
  const asked = useView(view => view.noteAsked)
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const selection = useSelection()
  const { add } = useNoteActions()
  const text = draft.text.trim()
  const keep = () => {
    if (text === "") return
    const shapeId = draft.isAboutSelection ? (selection?.id ?? null) : null
    add({ text, sign: draft.sign, shapeId })
    setDraft(EMPTY_DRAFT)
    view.getState().announce("The note is kept.")
  }
  useEffect(() => {
    if (!asked) return
    field.current?.focus()
    view.getState().setNoteAsked(false)
  }, [asked, view])
  return (
    <div className={classes.composer}>
      <Textarea
        ref={field}
        aria-label="New note"
        description="Enter keeps it with the time and the phase. Before the first letter, + and - say for or against."
        placeholder="What you see and hear"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={NOTE_LENGTH}
        value={draft.text}
        onChange={event => setDraft({ ...draft, text: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey || event.altKey) return
          const marked = withMarkKey(draft, event.key)
          if (marked !== null) setDraft(marked)
          else if (event.key === "Enter" && !event.shiftKey) keep()
          else if (event.key === "Escape" && editor !== null) focusCanvas(editor)
          else return
          event.preventDefault()
        }}
      />
      <div className={classes.tools}>
        <NoteMarks draft={draft} selection={selection?.words ?? null} onChange={setDraft} />
        <Button size="compact-sm" disabled={text === ""} onClick={keep}>
          Keep
        </Button>
      </div>
    </div>
  )
}
