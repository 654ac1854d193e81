import { IconArrowRight } from "@tabler/icons-react"
import { ROLE_WORDS } from "../ui/role-words.ts"
import classes from "./ContinueLink.module.css"
import { RoomAnchor } from "./RoomAnchor.tsx"
import { useVisits } from "./use-visits.ts"
import { when } from "./when.ts"

/** The shortest way back for who has been here before; nothing for who has not. */
export function ContinueLink() {
  const [latest] = useVisits()
  if (!latest) return null
  const { room, link, at } = latest
  return (
    <RoomAnchor visit={latest} className={classes.link}>
      <strong>Continue {room.title ?? "your last room"}</strong>
      <span>
        {link.role && `${ROLE_WORDS[link.role].name}, `}
        {when(at, Date.now())}
      </span>
      <IconArrowRight size={18} stroke={1.75} aria-hidden="true" />
    </RoomAnchor>
  )
}
