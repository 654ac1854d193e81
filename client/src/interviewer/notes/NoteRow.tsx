import { ActionIcon, Button, Group, Textarea } from "@mantine/core"
import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import { NOTE_LENGTH, type Note } from "@outloud/shared/interviewer/notes.ts"
import { IconMinus, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react"
import { useState } from "react"
import { EvidenceText } from "../../scorecard/EvidenceText.tsx"
import { timeOfDay } from "../../session/time-of-day.ts"
import classes from "./Notes.module.css"

const SIGNS = {
  plus: { Icon: IconPlus, words: "In favour" },
  minus: { Icon: IconMinus, words: "Against" },
}

interface NoteRowProps {
  readonly note: Note
  /** The writer's name, where it is somebody else. */
  readonly writer: string | null
  /** What the note is about, in words; null where it is about no part of the board. */
  readonly about: string | null
  readonly onChange: (note: Note) => void
  readonly onRemove: () => void
}

/** One note as it stands; only its writer changes or deletes it. */
export function NoteRow({ note, writer, about, onChange, onRemove }: NoteRowProps) {
  const [isEditing, setEditing] = useState(false)
  const { at, phase, sign, shapeId, text } = note
  const shown = sign && SIGNS[sign]
  return (
    <li className={classes.note} data-sign={sign ?? undefined}>
      <p className={classes.when}>
        {shown && <shown.Icon size={16} aria-label={shown.words} role="img" />}
        <span>
          {[writer, timeOfDay(at), phase && PHASE_NAMES[phase]].filter(part => part !== null).join(" · ")}
        </span>
      </p>
      {isEditing ? (
        <NoteText
          text={text}
          onDone={changed => {
            setEditing(false)
            if (changed !== "" && changed !== text) onChange({ ...note, text: changed })
          }}
        />
      ) : (
        <p className={classes.text}>{text}</p>
      )}
      {shapeId !== null && about !== null && (
        <EvidenceText evidence={{ kind: "shape", id: shapeId, text: about }} />
      )}
      {writer === null && !isEditing && (
        <Group gap={4} className={classes.actions}>
          <ActionIcon size={28} aria-label={`Change the note: ${text}`} onClick={() => setEditing(true)}>
            <IconPencil size={16} stroke={1.5} />
          </ActionIcon>
          <ActionIcon size={28} aria-label={`Delete the note: ${text}`} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} />
          </ActionIcon>
        </Group>
      )}
    </li>
  )
}

interface NoteTextProps {
  readonly text: string
  /** Called with the text as it was where nothing is to change. */
  readonly onDone: (text: string) => void
}

function NoteText({ text, onDone }: NoteTextProps) {
  const [draft, setDraft] = useState(text)
  return (
    <>
      <Textarea
        aria-label="The note"
        data-autofocus
        autoFocus
        autosize
        minRows={1}
        maxRows={8}
        maxLength={NOTE_LENGTH}
        value={draft}
        onChange={event => setDraft(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Escape") onDone(text)
          else if (event.key === "Enter" && !event.shiftKey) onDone(draft.trim())
          else return
          event.preventDefault()
        }}
      />
      <Group gap={8}>
        <Button size="compact-sm" onClick={() => onDone(draft.trim())}>
          Keep
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onDone(text)}>
          Cancel
        </Button>
      </Group>
    </>
  )
}
