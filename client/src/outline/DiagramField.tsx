import { Button, Textarea, VisuallyHidden } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { TextFault, TypedDiagram, TypedFaults } from "@outloud/shared/board/diagram-text.ts"
import { type RefObject, useMemo, useState } from "react"
import { useView } from "../room/room-context.ts"
import classes from "./DiagramField.module.css"
import { previewWords } from "./outline-words.ts"

/** How long a pause is before a screen reader hears what the text comes to. */
const PAUSE_MS = 800

const WRAPPER = {
  root: classes.wrapper,
  label: classes.label,
  wrapper: classes.inputPlace,
  input: classes.input,
  description: classes.preview,
}

export interface DiagramFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly read: (text: string) => TypedDiagram | TypedFaults
  readonly onAdd: (typed: TypedDiagram) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** Takes several lines. */
  readonly isLong?: boolean
}

/** A field for components and flows in words, which says what they come to before anything is made. */
export function DiagramField(props: DiagramFieldProps) {
  const { label, placeholder, text, onChange, read, onAdd, field, isLong = false } = props
  const announce = useView(view => view.announce)
  const [refused, setRefused] = useState<string | null>(null)
  const isBlank = text.trim() === ""
  // `read` is another function whenever the board is another one.
  const typed = useMemo(() => (isBlank ? null : read(text)), [isBlank, read, text])

  const submit = () => {
    if (typed === null) return
    if (typed.kind === "diagram") {
      onAdd(typed)
      onChange("")
      return
    }
    const [fault] = typed.faults
    setRefused(text)
    if (fault === undefined) return
    announce(faultWords(fault, isLong))
    const at = offsetOf(text, fault)
    field.current?.focus()
    field.current?.setSelectionRange(at, at)
  }

  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        label={label}
        placeholder={placeholder}
        autosize
        minRows={isLong ? 2 : 1}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        inputWrapperOrder={["label", "input", "description"]}
        description={<Preview typed={typed} text={text} isLong={isLong} />}
        descriptionProps={{ component: "div", mod: { refused: refused === text } }}
        error={refused === text}
        classNames={WRAPPER}
        value={text}
        onChange={event => onChange(isLong ? event.currentTarget.value : oneLine(event.currentTarget.value))}
        onKeyDown={event => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || (event.shiftKey && isLong)) return
          event.preventDefault()
          submit()
        }}
      />
      <Button size="compact-sm" className={classes.add} disabled={typed?.kind !== "diagram"} onClick={submit}>
        Add
      </Button>
      <PausedWords words={wordsOf(typed, isLong)} />
    </div>
  )
}

function Preview({
  typed,
  text,
  isLong,
}: Pick<DiagramFieldProps, "text"> & { typed: TypedDiagram | TypedFaults | null; isLong: boolean }) {
  if (typed === null)
    return isLong
      ? "Enter adds it, Shift + Enter begins a line."
      : "Enter adds it. A name that is new is drawn."
  if (typed.kind === "diagram") {
    const names = typed.diagram.parts.map(({ label }) => label)
    return (
      <>
        {previewWords(typed)}
        {names.length > 0 && <span className={classes.names}>{names.join(", ")}</span>}
      </>
    )
  }
  const [fault] = typed.faults
  return fault === undefined ? null : <FaultPlace fault={fault} text={text} isLong={isLong} />
}

function FaultPlace({ fault, text, isLong }: { fault: TextFault; text: string; isLong: boolean }) {
  const line = text.split(/\r\n|[\n\r\u2028\u2029]/)[fault.line - 1] ?? ""
  const at = Math.min(fault.column - 1, Math.max(0, line.length - 1))
  return (
    <>
      {faultWords(fault, isLong)}
      <code className={classes.line}>
        {line.slice(Math.max(0, at - 24), at)}
        <mark>{line.slice(at, at + 12) || " "}</mark>
      </code>
    </>
  )
}

/** Heard when the typing pauses: a word for every letter would drown the letters. */
function PausedWords({ words }: { readonly words: string }) {
  const [heard] = useDebouncedValue(words, PAUSE_MS)
  return <VisuallyHidden role="status">{heard === words ? heard : ""}</VisuallyHidden>
}

function wordsOf(typed: TypedDiagram | TypedFaults | null, isLong: boolean): string {
  if (typed === null) return ""
  if (typed.kind === "diagram") return previewWords(typed)
  return typed.faults[0] === undefined ? "" : faultWords(typed.faults[0], isLong)
}

function faultWords({ line, column, message }: TextFault, isLong: boolean): string {
  return isLong ? `Line ${line}, column ${column}: ${message}` : message
}

function offsetOf(text: string, { line, column }: TextFault): number {
  let at = 0
  for (let n = 1; n < line; n++) at = text.indexOf("\n", at) + 1
  return Math.min(text.length, at + column - 1)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029]+\s*/g, " ")
}
