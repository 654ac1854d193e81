import { useDocumentTitle } from "@mantine/hooks"
import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconHistory } from "@tabler/icons-react"
import { useEffect } from "react"
import type { Credentials } from "../api.ts"
import { Notice } from "../ui/Notice.tsx"
import { PageShell } from "../ui/PageShell.tsx"
import { ROLE_WORDS } from "../ui/role-words.ts"
import { ConnectionCheck } from "./ConnectionCheck.tsx"
import { EnterForm } from "./EnterForm.tsx"
import { LinksPanel } from "./LinksPanel.tsx"
import classes from "./Lobby.module.css"
import { loadRoomPage } from "./load-room-page.ts"

export interface LobbyProps {
  readonly room: RoomView
  readonly credentials: Credentials
  readonly onEnter: () => void
}

/** Where people see who they will be and whether it will work, before anybody sees them. */
export function Lobby({ room, credentials, onEnter }: LobbyProps) {
  const { roomId, question, me } = room
  useDocumentTitle(`${question.title} · Lobby · Outloud`)
  useEffect(() => {
    // Entering reports a failure to load; until then it is only a head start.
    loadRoomPage().catch(() => undefined)
  }, [])
  const manages = canManageRoom(me.role)
  return (
    <PageShell>
      <div className={classes.lobby} data-wide={manages || undefined}>
        <section className={classes.you} aria-labelledby="lobby-title">
          <p className={classes.kind}>Mock interview</p>
          <h1 id="lobby-title">{question.title}</h1>
          <p className={classes.role}>{ROLE_WORDS[me.role].you}</p>
          {manages && <p className={classes.question}>{question.text}</p>}
          <EnterForm roomId={roomId} credentials={credentials} currentName={me.name} onEnter={onEnter} />
          <ConnectionCheck roomId={roomId} credentials={credentials} />
          <p className={classes.recorded}>
            <IconHistory size={18} stroke={1.75} aria-hidden="true" />
            What is drawn here is recorded, step by step, and kept on this server.
          </p>
          {me.role !== "observer" && (
            <Notice tone="info" title="The unwritten rule: think out loud">
              Always explain your thought process before writing code or drawing architecture.
            </Notice>
          )}
        </section>
        {manages && (
          <section className={classes.links} aria-labelledby="links-title">
            <h2 id="links-title">Invite people</h2>
            <p>Each link lets its holder do different things. Send each person theirs.</p>
            <LinksPanel roomId={roomId} />
          </section>
        )}
      </div>
    </PageShell>
  )
}
