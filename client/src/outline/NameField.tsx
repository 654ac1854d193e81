import { TextInput } from "@mantine/core"
import { useRef, useState } from "react"
import classes from "./Rows.module.css"

export interface NameFieldProps {
  readonly label: string
  readonly value: string
  /** Called once: with what was typed, or with null where nothing is to change. */
  readonly onDone: (value: string | null) => void
}

/** A name that is being written, in the place of its row. Enter or leaving keeps it, Escape does not. */
export function NameField({ label, value, onDone }: NameFieldProps) {
  const [text, setText] = useState(value)
  const isDone = useRef(false)
  const finish = (typed: string | null) => {
    // Going away, the field loses the focus, and would finish a second time.
    if (isDone.current) return
    isDone.current = true
    const name = typed?.trim() ?? null
    onDone(name === value ? null : name)
  }
  return (
    <TextInput
      className={classes.nameField}
      aria-label={label}
      size="sm"
      autoFocus
      autoComplete="off"
      maxLength={500}
      value={text}
      onFocus={event => event.currentTarget.select()}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => finish(text)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === "Enter") finish(text)
        if (event.key === "Escape") finish(null)
      }}
    />
  )
}
