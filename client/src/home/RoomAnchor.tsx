import type { MouseEvent, ReactNode } from "react"
import { useLocation } from "wouter"
import type { Visit } from "../remembered/remembered-rooms.ts"
import { roomPath } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

export interface RoomAnchorProps {
  readonly visit: Visit
  readonly className?: string | undefined
  readonly "aria-label"?: string
  readonly children: ReactNode
}

/**
 * Goes back to a room by the same link as before. The address carries the token only for new tabs, which take
 * it out of it at once; in this tab it never reaches the address bar.
 */
export function RoomAnchor({ visit, children, ...anchor }: RoomAnchorProps) {
  const [, navigate] = useLocation()
  const { roomId } = visit.room
  const { token } = visit.link
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    rememberedRooms.open({ roomId, token })
    navigate(roomPath(roomId))
  }
  return (
    <a href={`${roomPath(roomId)}#${token}`} onClick={open} {...anchor}>
      {children}
    </a>
  )
}
