import { ActionIcon, Button, Group } from "@mantine/core"
import { IconMinus, IconPlus, IconPointer } from "@tabler/icons-react"
import { Key } from "../Key.tsx"
import classes from "./Notes.module.css"
import { MARK_KEYS, type NoteDraft, withSign } from "./note-draft.ts"

interface NoteMarksProps {
  readonly draft: NoteDraft
  /** What is selected on the board, in words; null where nothing is, or several things are. */
  readonly selection: string | null
  readonly onChange: (draft: NoteDraft) => void
}

/** For, against, and about what: each a button, and a key before the first letter. */
export function NoteMarks({ draft, selection, onChange }: NoteMarksProps) {
  return (
    <Group gap={8} wrap="nowrap" className={classes.marks} role="group" aria-label="Marks of the note">
      <ActionIcon
        size={30}
        variant={draft.sign === "plus" ? "filled" : "default"}
        color="teal"
        aria-pressed={draft.sign === "plus"}
        aria-label="In favour"
        aria-keyshortcuts={MARK_KEYS.plus}
        onClick={() => onChange(withSign(draft, "plus"))}
      >
        <IconPlus size={16} />
      </ActionIcon>
      <ActionIcon
        size={30}
        variant={draft.sign === "minus" ? "filled" : "default"}
        color="red"
        aria-pressed={draft.sign === "minus"}
        aria-label="Against"
        aria-keyshortcuts={MARK_KEYS.minus}
        onClick={() => onChange(withSign(draft, "minus"))}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <Button
        className={classes.about}
        size="compact-sm"
        variant={draft.isAboutSelection ? "light" : "default"}
        aria-pressed={draft.isAboutSelection}
        aria-keyshortcuts={MARK_KEYS.selection}
        leftSection={<IconPointer size={16} />}
        rightSection={<Key letter={MARK_KEYS.selection} />}
        disabled={selection === null && !draft.isAboutSelection}
        onClick={() => onChange({ ...draft, isAboutSelection: !draft.isAboutSelection })}
      >
        {selection === null ? "The selection" : `About ${selection}`}
      </Button>
    </Group>
  )
}
