import { Button, TextInput } from "@mantine/core"
import { NAME_LENGTH } from "@outloud/shared/protocol/api.ts"
import { IconArrowRight } from "@tabler/icons-react"
import { useMutation } from "@tanstack/react-query"
import { type FormEvent, useRef, useState } from "react"
import { type Credentials, rename } from "../api.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Notice } from "../ui/Notice.tsx"
import classes from "./EnterForm.module.css"

export interface EnterFormProps {
  readonly roomId: string
  readonly credentials: Credentials
  /** What the server knows this person by; may be empty. */
  readonly currentName: string
  readonly onEnter: () => void
}

export function EnterForm({ roomId, credentials, currentName, onEnter }: EnterFormProps) {
  const [name, setName] = useState(() => currentName || rememberedRooms.name())
  const [missing, setMissing] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const entering = useMutation<unknown, Error, string>({
    mutationFn: given => rename(roomId, credentials, { name: given }),
    onSuccess: (_answer, given) => {
      rememberedRooms.keepName(given)
      onEnter()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = name.trim()
    setMissing(given === "")
    if (given === "") input.current?.focus()
    else entering.mutate(given)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        ref={input}
        size="md"
        label="Your name"
        description="Shown to everyone in this room."
        autoComplete="name"
        required
        withAsterisk={false}
        autoFocus={name === ""}
        maxLength={NAME_LENGTH}
        value={name}
        onChange={event => {
          setName(event.currentTarget.value)
          setMissing(false)
        }}
        error={missing && "Give a name, so that the others know who is who."}
      />
      <Button
        type="submit"
        size="md"
        rightSection={<IconArrowRight size={18} />}
        loading={entering.isPending}
      >
        Enter the room
      </Button>
      {entering.error && (
        <Notice tone="danger" title="You could not be let in" announce>
          {entering.error.message}
        </Notice>
      )}
    </form>
  )
}
