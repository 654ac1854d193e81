import { Textarea, TextInput } from "@mantine/core"
import { type ChangeEvent, type FormEvent, useRef, useState } from "react"
import { keptStorage } from "../remembered/kept-storage.ts"
import { Dialog } from "../ui/Dialog.tsx"
import classes from "./OwnQuestionDialog.module.css"
import {
  cleanDraft,
  draftProblems,
  keepDraft,
  type OwnQuestionDraft,
  readDraft,
} from "./own-question-draft.ts"
import { StartButtons } from "./StartButtons.tsx"
import { StartFailure } from "./StartFailure.tsx"
import { type StartKind, useStartRoom } from "./use-start-room.ts"

const tab = keptStorage(() => window.sessionStorage)

/** Makes a room for a question that somebody types or pastes. What is typed stays in this tab until it is used. */
export default function OwnQuestionDialog({ onClose }: { readonly onClose: () => void }) {
  const [draft, setDraft] = useState(() => readDraft(tab))
  const [isTold, setIsTold] = useState(false)
  const title = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const question = cleanDraft(draft)
  const forget = () => keepDraft(tab, { title: "", text: "" })
  const start = useStartRoom({ pasted: question }, forget)
  const problems = draftProblems(draft)
  const told = isTold ? problems : {}

  const write =
    (field: keyof OwnQuestionDraft) => (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const next = { ...draft, [field]: event.currentTarget.value }
      setDraft(next)
      keepDraft(tab, next)
    }
  const begin = (kind: StartKind) => {
    setIsTold(true)
    if (problems.title !== undefined) title.current?.focus()
    else if (problems.text !== undefined) text.current?.focus()
    else if (!start.isPending) start.mutate(kind)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin("solo")
  }
  return (
    <Dialog opened onClose={onClose} title="Use your own question" size={560}>
      <div className={classes.body}>
        <p className={classes.about}>It belongs to its room alone, and is deleted with it.</p>
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput
            ref={title}
            label="Title"
            placeholder="Photo sharing"
            autoComplete="off"
            data-autofocus
            value={draft.title}
            onChange={write("title")}
            error={told.title}
          />
          <Textarea
            ref={text}
            label="Question"
            placeholder="Design a service on which people share photos with those who follow them."
            autosize
            minRows={5}
            maxRows={14}
            value={draft.text}
            onChange={write("text")}
            error={told.text}
          />
          <div className={classes.actions}>
            <StartButtons pending={start.isPending ? start.variables : null} onStart={begin} />
          </div>
        </form>
        <StartFailure start={start} />
      </div>
    </Dialog>
  )
}
