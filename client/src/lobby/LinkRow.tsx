import { Button } from "@mantine/core"
import type { LinkView } from "@outloud/shared/protocol/api.ts"
import { useState } from "react"
import { shareableLink } from "../remembered/room-link.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { ROLE_WORDS } from "../ui/role-words.ts"
import classes from "./LinksPanel.module.css"
import { visitorWords } from "./link-rows.ts"
import { RevokeQuestion } from "./RevokeQuestion.tsx"

export interface LinkRowProps {
  readonly roomId: string
  readonly link: LinkView
  /** Null where this browser does not know the link's secret. */
  readonly token: string | null
  /** What the link begins with, without a trailing slash. */
  readonly origin: string
}

export function LinkRow({ roomId, link, token, origin }: LinkRowProps) {
  const [revoking, setRevoking] = useState<"no" | "asking" | "kept">("no")
  const role = ROLE_WORDS[link.role].name.toLowerCase()
  return (
    <div className={classes.link}>
      <p className={classes.used}>
        {visitorWords(link)}
        {token === null && " · Made elsewhere; make a new one to share"}
      </p>
      {revoking === "asking" ? (
        <RevokeQuestion roomId={roomId} link={link} token={token} onKeep={() => setRevoking("kept")} />
      ) : (
        <div className={classes.buttons}>
          {token !== null && (
            <CopyButton
              text={shareableLink(origin, { roomId, token })}
              label="Copy link"
              describedAs={`Copy link for the ${role}`}
            />
          )}
          <Button
            variant="subtle"
            color="gray"
            aria-label={`Revoke the ${role} link`}
            autoFocus={revoking === "kept"}
            onClick={() => setRevoking("asking")}
          >
            Revoke
          </Button>
        </div>
      )}
    </div>
  )
}
