import { ApiFailure } from "../api.ts"
import { Notice } from "../ui/Notice.tsx"
import { PassphraseForm } from "./PassphraseForm.tsx"
import type { StartRoom } from "./use-start-room.ts"

/** Why there is no room yet, and the way on; nothing while there is nothing to say. */
export function StartFailure({ start }: { readonly start: StartRoom }) {
  const { error, variables, mutate } = start
  if (!error) return null
  if (error instanceof ApiFailure && error.code === "passphrase_required") {
    return <PassphraseForm message={error.message} onGiven={() => variables && mutate(variables)} />
  }
  return (
    <Notice tone="danger" title="The room could not be made" announce>
      {error.message} Nothing was lost; you can try again.
    </Notice>
  )
}
