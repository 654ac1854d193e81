import { Button, Skeleton } from "@mantine/core"
import { useState } from "react"
import { matchLinks } from "../remembered/match-links.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import classes from "./LinksPanel.module.css"
import { isLocalOnly, linksByRole } from "./link-rows.ts"
import { RoleLinksItem } from "./RoleLinksItem.tsx"
import { useLinks, useNewLink, useRoom } from "./room-queries.ts"

/** The room's links: who may do what, copy, revoke, make anew. For those who manage the room. */
export function LinksPanel({ roomId }: { readonly roomId: string }) {
  const [credentials] = useState(() => rememberedRooms.credentials(roomId))
  const { data: room } = useRoom(roomId, credentials)
  const { data: links, error, isFetching, refetch } = useLinks(roomId, credentials)
  const newLink = useNewLink(roomId, credentials)

  if (!links) {
    return error ? (
      <LinksUnavailable error={error} trying={isFetching} onRetry={refetch} />
    ) : (
      <LinksPlaceholder />
    )
  }
  const known = rememberedRooms.find(roomId)?.links ?? []
  const tokens = matchLinks(links, known, credentials?.token ?? "")
  return (
    <div className={classes.panel}>
      {room?.publicUrl === null && isLocalOnly(window.location.hostname) && <LocalOnly />}
      <ul className={classes.roles}>
        {linksByRole(links).map(roleLinks => (
          <RoleLinksItem
            key={roleLinks.role}
            roomId={roomId}
            roleLinks={roleLinks}
            tokens={tokens}
            origin={room?.publicUrl ?? window.location.origin}
            making={newLink.isPending && newLink.variables === roleLinks.role}
            onMake={newLink.mutate}
          />
        ))}
      </ul>
      {newLink.error && (
        <Notice tone="danger" title="The link could not be made" announce>
          {newLink.error.message}
        </Notice>
      )}
    </div>
  )
}

function LocalOnly() {
  return (
    <Notice tone="info" title="These links only work on this machine">
      Set PUBLIC_URL to the address that others reach this server by, for example{" "}
      <code>
        PUBLIC_URL=
        <wbr />
        http://10.0.0.5:3000 npm start
      </code>
      .
    </Notice>
  )
}

interface LinksUnavailableProps {
  readonly error: Error
  readonly trying: boolean
  readonly onRetry: () => void
}

function LinksUnavailable({ error, trying, onRetry }: LinksUnavailableProps) {
  const retry = (
    <Button variant="default" loading={trying} onClick={onRetry}>
      Try again
    </Button>
  )
  return (
    <Notice tone="danger" title="The links could not be loaded" actions={retry} announce>
      {error.message}
    </Notice>
  )
}

function LinksPlaceholder() {
  return (
    <Delayed>
      <Skeleton height={104} mb={16} />
      <Skeleton height={104} mb={16} />
      <Skeleton height={104} />
    </Delayed>
  )
}
