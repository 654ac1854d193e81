import { lazy, Suspense, useState } from "react"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Waiting } from "../ui/Waiting.tsx"
import { Lobby } from "./Lobby.tsx"
import { loadRoomPage } from "./load-room-page.ts"
import { NoLink, RoomRefused } from "./RoomRefused.tsx"
import { useRoom } from "./room-queries.ts"

const RoomPage = lazy(loadRoomPage)

/**
 * What stands before a room: finds this tab's link, asks the server what it is good for, and shows the lobby,
 * except to people practising alone and to tabs that have passed it.
 */
export default function RoomEntrance({ roomId }: { readonly roomId: string }) {
  const [credentials] = useState(() => rememberedRooms.credentials(roomId))
  const [entered, setEntered] = useState(() => rememberedRooms.hasEntered(roomId))
  const { data: room, error, isFetching, refetch } = useRoom(roomId, credentials)

  if (!credentials) return <NoLink />
  if (!room) {
    if (!error) return <Waiting />
    return <RoomRefused error={error} trying={isFetching} onRetry={refetch} />
  }
  if (room.me.role !== "solo" && !entered) {
    const enter = () => {
      rememberedRooms.enter(roomId)
      setEntered(true)
    }
    return <Lobby room={room} credentials={credentials} onEnter={enter} />
  }
  return (
    <Suspense fallback={<Waiting />}>
      <RoomPage roomId={roomId} />
    </Suspense>
  )
}
