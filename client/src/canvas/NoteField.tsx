import { Popover, Textarea } from "@mantine/core"
import { MAX_NOTE_LENGTH, noteOfRecord } from "@outloud/shared/board/component.ts"
import { IconNote } from "@tabler/icons-react"
import { useEffect, useRef, useState } from "react"
import { type TLGeoShape, useEditor } from "tldraw"
import { setNote } from "./component-edits.ts"
import classes from "./SelectionBar.module.css"
import { useOpenMenu } from "./use-open-menu.ts"

/** A component's note: written as it is typed, taken back as one step. */
export function NoteField({ shape }: { readonly shape: TLGeoShape }) {
  const editor = useEditor()
  const [opened, setOpened] = useOpenMenu(editor, "component note")
  const hasNote = noteOfRecord(shape) !== ""
  const toggle = () => {
    if (!opened) editor.markHistoryStoppingPoint("note of a component")
    setOpened(!opened)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      zIndex={400}
    >
      <Popover.Target>
        <button type="button" className={classes.button} onClick={toggle}>
          <IconNote size={16} stroke={1.75} aria-hidden />
          {hasNote ? "Note" : "Add note"}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.note}>
        <NoteText shape={shape} />
      </Popover.Dropdown>
    </Popover>
  )
}

function NoteText({ shape }: { readonly shape: TLGeoShape }) {
  const editor = useEditor()
  const note = noteOfRecord(shape)
  const [draft, setDraft] = useState(note)
  const written = useRef(note)
  useEffect(() => {
    // Somebody else's words, or an undo; one's own have been shown already.
    if (note === written.current) return
    written.current = note
    setDraft(note)
  }, [note])
  const write = (text: string) => {
    setDraft(text)
    written.current = text
    setNote(editor, shape.id, text)
  }
  return (
    <Textarea
      label="Note"
      description="Everybody in the room can read it."
      autosize
      minRows={3}
      maxRows={10}
      maxLength={MAX_NOTE_LENGTH}
      value={draft}
      data-autofocus
      onChange={event => write(event.currentTarget.value)}
    />
  )
}
