import { Button } from "@mantine/core"
import { useState } from "react"
import type { Visit } from "../remembered/remembered-rooms.ts"
import { shareableLink } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { ROLE_WORDS } from "../ui/role-words.ts"
import { RoomAnchor } from "./RoomAnchor.tsx"
import classes from "./VisitedRooms.module.css"
import { when } from "./when.ts"

export function VisitedRoom({ visit }: { readonly visit: Visit }) {
  const [asking, setAsking] = useState(false)
  const { room, link, at } = visit
  const title = room.title ?? "A room"
  return (
    <li className={classes.room}>
      <div className={classes.what}>
        <p className={classes.title}>{title}</p>
        <p className={classes.facts}>
          {link.role ? ROLE_WORDS[link.role].name : "Guest"} ·{" "}
          <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
            {when(at, Date.now())}
          </time>
        </p>
      </div>
      {asking ? (
        <ForgetQuestion visit={visit} title={title} onKeep={() => setAsking(false)} />
      ) : (
        <RoomActions visit={visit} title={title} onForget={() => setAsking(true)} />
      )}
    </li>
  )
}

interface RoomActionsProps {
  readonly visit: Visit
  readonly title: string
  readonly onForget: () => void
}

function RoomActions({ visit, title, onForget }: RoomActionsProps) {
  const share = linkToShare(visit)
  return (
    <div className={classes.actions}>
      {share && (
        <CopyButton variant="subtle" color="gray" describedAs={`${share.label} to ${title}`} {...share} />
      )}
      <Button variant="subtle" color="gray" aria-label={`Forget ${title}`} onClick={onForget}>
        Forget
      </Button>
      <RoomAnchor visit={visit} className={classes.open} aria-label={`Open ${title}`}>
        Open
      </RoomAnchor>
    </div>
  )
}

interface ForgetQuestionProps {
  readonly visit: Visit
  readonly title: string
  readonly onKeep: () => void
}

function ForgetQuestion({ visit, title, onKeep }: ForgetQuestionProps) {
  const { roomId } = visit.room
  const { token, participantKey } = visit.link
  const forget = () => {
    rememberedRooms.forget({ roomId, token })
    if (participantKey === null) return
    // Fetched now: no other part of this page needs it.
    import("../offline/this-browser.ts")
      .then(({ localCopies }) => localCopies.forgetHolder({ roomId, token, participantKey }))
      .catch(() => undefined)
  }
  return (
    <fieldset className={classes.actions} aria-label={`Forget ${title}`}>
      <span>Without its link you cannot come back to this room.</span>
      <Button color="red" onClick={forget}>
        Forget it
      </Button>
      <Button variant="default" autoFocus onClick={onKeep}>
        Keep it
      </Button>
    </fieldset>
  )
}

/** Only who runs a room hands out links to it: an interviewer the candidate's, somebody alone their own. */
function linkToShare({ room, link }: Visit): { label: string; text: string } | null {
  const to = (token: string) =>
    shareableLink(room.publicUrl ?? window.location.origin, { roomId: room.roomId, token })
  if (link.role === "solo") return { label: "Copy link", text: to(link.token) }
  const candidate = room.links.findLast(other => other.role === "candidate")
  if (link.role !== "interviewer" || !candidate) return null
  return { label: "Copy candidate link", text: to(candidate.token) }
}
