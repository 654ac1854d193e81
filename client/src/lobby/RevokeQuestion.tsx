import { Button } from "@mantine/core"
import type { LinkView } from "@outloud/shared/protocol/api.ts"
import { useState } from "react"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Notice } from "../ui/Notice.tsx"
import { ROLE_WORDS } from "../ui/role-words.ts"
import { headingId } from "./link-rows.ts"
import { useRevokeLink } from "./room-queries.ts"

export interface RevokeQuestionProps {
  readonly roomId: string
  readonly link: LinkView
  /** Null where this browser does not know the link's secret. */
  readonly token: string | null
  readonly onKeep: () => void
}

export function RevokeQuestion({ roomId, link, token, onKeep }: RevokeQuestionProps) {
  const [credentials] = useState(() => rememberedRooms.credentials(roomId))
  const revoke = useRevokeLink(roomId, credentials)
  const role = ROLE_WORDS[link.role].name.toLowerCase()
  const confirm = () =>
    revoke.mutate(
      { link, token },
      { onSuccess: () => document.getElementById(headingId(link.role))?.focus() },
    )
  return (
    <Notice
      tone="danger"
      title={link.mine ? "Revoke your own link?" : `Revoke this ${role} link?`}
      actions={
        <>
          <Button color="red" loading={revoke.isPending} onClick={confirm}>
            {link.mine ? "Revoke my own link" : "Revoke"}
          </Button>
          <Button variant="default" autoFocus onClick={onKeep}>
            Keep it
          </Button>
        </>
      }
    >
      {link.mine
        ? `You came by this link. You are put out of the room at once, and without another ${role} link nobody can let you back in.`
        : "Whoever came by it is put out of the room at once. What they drew stays."}
      {revoke.error && <strong role="alert"> {revoke.error.message}</strong>}
    </Notice>
  )
}
