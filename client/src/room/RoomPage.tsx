import { useDocumentTitle } from "@mantine/hooks"
import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { useCallback, useEffect, useState } from "react"
import type { Credentials } from "../api.ts"
import { NoLink, RoomRefused } from "../lobby/RoomRefused.tsx"
import { useRoom } from "../lobby/room-queries.ts"
import { useKeptRoom } from "../offline/use-kept-room.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { useIsBegun } from "../remembered/use-is-begun.ts"
import { Waiting } from "../ui/Waiting.tsx"
import { Room } from "./Room.tsx"
import { useRoomConnection } from "./use-room-connection.ts"

export interface RoomPageProps {
  readonly roomId: string
}

/** The board of one room, for whoever this tab's link makes one. */
export default function RoomPage({ roomId }: RoomPageProps) {
  const [credentials] = useState(() => rememberedRooms.credentials(roomId))
  const answer = useRoom(roomId, credentials)
  const { error, isFetching, refetch } = answer
  const kept = useKeptRoom(roomId, credentials, answer)
  const room = answer.data ?? kept
  const isBegun = useIsBegun(roomId)
  // Asked again on entering: what the lobby was told may be older than the name given there.
  useEffect(() => void refetch(), [refetch])
  if (!credentials) return <NoLink />
  // Another role sees other layers: the room opens anew. So it does when the server has made what was begun here.
  if (room)
    return <ConnectedRoom key={`${room.me.role} ${isBegun}`} {...{ room, credentials, isBegun, refetch }} />
  if (error) return <RoomRefused error={error} trying={isFetching} onRetry={refetch} />
  return <Waiting />
}

interface ConnectedRoomProps {
  readonly room: RoomView
  readonly credentials: Credentials
  readonly isBegun: boolean
  readonly refetch: (options: { throwOnError: boolean }) => Promise<unknown>
}

function ConnectedRoom({ room, credentials, isBegun, refetch }: ConnectedRoomProps) {
  useDocumentTitle(`${room.question.title} · Outloud`)
  const askAgain = useCallback(() => refetch({ throwOnError: true }), [refetch])
  const { connection, rescue, reload, dismissRescue } = useRoomConnection({
    roomId: room.roomId,
    credentials,
    role: room.me.role,
    isBegun,
    askAgain,
  })
  const onRoleChanged = useCallback(() => void refetch({ throwOnError: false }), [refetch])
  if (connection === null) return null
  return (
    <Room
      {...{ room, credentials, connection, rescue, onRoleChanged }}
      onReload={reload}
      onDismissRescue={dismissRescue}
    />
  )
}
