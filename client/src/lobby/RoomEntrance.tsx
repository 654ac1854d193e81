import { lazy, Suspense, useCallback, useEffect, useState } from "react"
import { useKeptRoom } from "../offline/use-kept-room.ts"
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
  const answer = useRoom(roomId, credentials)
  const { data: room, error, isFetching, refetch } = answer
  const kept = useKeptRoom(roomId, credentials, answer)

  const enter = useCallback(() => {
    rememberedRooms.enter(roomId)
    setEntered(true)
  }, [roomId])
  // Without the server there is no lobby to pass, and when it is back nobody is sent out to pass it.
  const opensByItself = kept !== undefined && error !== null
  useEffect(() => {
    if (opensByItself) enter()
  }, [opensByItself, enter])

  if (!credentials) return <NoLink />
  // Who was in a room that is kept here need not wait for the server's answer.
  const opensAtOnce = kept !== undefined && (entered || kept.me.role === "solo")
  if (!room && !opensAtOnce) {
    if (!error || opensByItself) return <Waiting />
    return <RoomRefused error={error} trying={isFetching} onRetry={refetch} />
  }
  if (room && room.me.role !== "solo" && !entered) {
    return <Lobby room={room} credentials={credentials} onEnter={enter} />
  }
  return (
    <Suspense fallback={<Waiting />}>
      <RoomPage roomId={roomId} />
    </Suspense>
  )
}
