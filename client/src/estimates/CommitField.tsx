import { TextInput } from "@mantine/core"
import { type KeyboardEvent, type ReactNode, useState } from "react"
import classes from "./Estimates.module.css"

export interface CommitFieldProps {
  readonly label: string
  readonly value: string
  /** With what was typed, where it is something else; a string keeps it in the field and says why. */
  readonly onCommit: (value: string) => string | undefined
  readonly error?: ReactNode
  readonly placeholder?: string
  readonly maxLength: number
  readonly className?: string | undefined
  /** Takes the focus, with all its text chosen, as soon as it is there. */
  readonly autoFocus?: boolean
  /** Called when the field is done with: by Enter or Escape, or because the focus went elsewhere. */
  readonly onLeave?: (by: "key" | "blur") => void
}

/** A field whose text counts on Enter or when it is left, and on Escape is as before. */
export function CommitField({ label, value, onCommit, onLeave, error, ...input }: CommitFieldProps) {
  // Until it is typed in, it shows what others make of it.
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | undefined>()
  const commit = () => {
    if (draft === null) return true
    const problem = draft.trim() === value.trim() ? undefined : onCommit(draft)
    setRefusal(problem)
    if (problem === undefined) setDraft(null)
    return problem === undefined
  }
  const giveUp = () => {
    setDraft(null)
    setRefusal(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing && commit()) onLeave?.("key")
    if (event.key !== "Escape" || (draft === null && onLeave === undefined)) return
    event.stopPropagation()
    giveUp()
    onLeave?.("key")
  }
  return (
    <TextInput
      size="xs"
      classNames={{ error: classes.small ?? "" }}
      aria-label={label}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      value={draft ?? value}
      error={refusal ?? error}
      onChange={event => setDraft(event.currentTarget.value)}
      onFocus={event => input.autoFocus && event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!commit()) giveUp()
        onLeave?.("blur")
      }}
      {...input}
    />
  )
}
