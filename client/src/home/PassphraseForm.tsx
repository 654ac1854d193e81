import { Button, PasswordInput } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Notice } from "../ui/Notice.tsx"

export interface PassphraseFormProps {
  /** The server's words: that a passphrase is needed, or that the one given is wrong. */
  readonly message: string
  /** The passphrase is kept in this browser; try again with it. */
  readonly onGiven: () => void
}

/** Asks for the operator's passphrase, once a browser. */
export function PassphraseForm({ message, onGiven }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase === "") return
    rememberedRooms.keepPassphrase(passphrase)
    onGiven()
  }
  return (
    <Notice tone="info" title="This server asks for a passphrase" announce>
      <form onSubmit={submit}>
        <p>{message} Whoever runs this server knows it. It is remembered in this browser.</p>
        <PasswordInput
          label="Passphrase"
          autoComplete="off"
          autoFocus
          value={passphrase}
          onChange={event => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" mt="sm">
          Continue
        </Button>
      </form>
    </Notice>
  )
}
