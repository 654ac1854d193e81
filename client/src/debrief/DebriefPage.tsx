import { Button } from "@mantine/core"
import { useDocumentTitle } from "@mantine/hooks"
import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { useCallback, useMemo, useState } from "react"
import { Link } from "wouter"
import type { Credentials } from "../api.ts"
import { NoLink, RoomRefused } from "../lobby/RoomRefused.tsx"
import { useRoom } from "../lobby/room-queries.ts"
import { useKeptRoom } from "../offline/use-kept-room.ts"
import { AttemptWatch } from "../progress/AttemptWatch.tsx"
import { keptStorage } from "../remembered/kept-storage.ts"
import { roomPath } from "../remembered/room-link.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { useIsBegun } from "../remembered/use-is-begun.ts"
import type { RoomConnection } from "../room/connection/room-connection.ts"
import { createPeople } from "../room/people/people.ts"
import { type BoardEditor, RoomProvider, useSnapshot } from "../room/room-context.ts"
import { createRoomView } from "../room/room-view.ts"
import { useRoomConnection } from "../room/use-room-connection.ts"
import { useSession } from "../session/use-session.ts"
import { MessagePage } from "../ui/MessagePage.tsx"
import { Waiting } from "../ui/Waiting.tsx"
import { DebriefDocument } from "./DebriefDocument.tsx"

/** What is left of an interview, for everybody who was in it, each as their role may read it. */
export default function DebriefPage({ roomId }: { readonly roomId: string }) {
  const [credentials] = useState(() => rememberedRooms.credentials(roomId))
  const answer = useRoom(roomId, credentials)
  const { error, isFetching, refetch } = answer
  const kept = useKeptRoom(roomId, credentials, answer)
  const room = answer.data ?? kept
  if (!credentials) return <NoLink />
  if (room) return <Connected key={room.me.role} {...{ room, credentials, refetch }} />
  if (error) return <RoomRefused error={error} trying={isFetching} onRetry={refetch} />
  return <Waiting />
}

interface ConnectedProps {
  readonly room: RoomView
  readonly credentials: Credentials
  readonly refetch: (options: { throwOnError: boolean }) => Promise<unknown>
}

function Connected({ room, credentials, refetch }: ConnectedProps) {
  useDocumentTitle(`Debrief: ${room.question.title} · Outloud`)
  const askAgain = useCallback(() => refetch({ throwOnError: true }), [refetch])
  const { roomId, me } = room
  const { connection } = useRoomConnection({
    ...{ roomId, credentials, role: me.role, askAgain },
    isBegun: useIsBegun(roomId),
  })
  if (connection === null) return <Waiting />
  return <WithParts {...{ room, credentials, connection }} />
}

interface WithPartsProps extends Omit<ConnectedProps, "refetch"> {
  readonly connection: RoomConnection
}

function WithParts({ room, credentials, connection }: WithPartsProps) {
  const [editor, setEditor] = useState<BoardEditor | null>(null)
  const [view] = useState(() =>
    createRoomView({ role: room.me.role, storage: keptStorage(() => window.localStorage), isWide: false }),
  )
  const people = useMemo(() => createPeople(connection.awareness, room.me), [connection, room.me])
  const parts = useMemo(
    () => ({ room, credentials, connection, people, view, editor }),
    [room, credentials, connection, people, view, editor],
  )
  return (
    <RoomProvider value={parts}>
      <AttemptWatch />
      <OnceEnded roomId={room.roomId} onEditor={setEditor} />
    </RoomProvider>
  )
}

interface OnceEndedProps {
  readonly roomId: string
  readonly onEditor: (editor: BoardEditor | null) => void
}

function OnceEnded({ roomId, onEditor }: OnceEndedProps) {
  const boardReady = useSnapshot(snapshot => snapshot.boardReady)
  const { endedAt } = useSession()
  if (!boardReady) return <Waiting />
  if (endedAt === null) return <NotYet roomId={roomId} />
  return <DebriefDocument onEditor={onEditor} />
}

function NotYet({ roomId }: { readonly roomId: string }) {
  return (
    <MessagePage
      title="The interview has not ended"
      actions={
        <Button component={Link} href={roomPath(roomId)}>
          Go to the room
        </Button>
      }
    >
      The debrief opens by itself when the interviewer ends the interview.
    </MessagePage>
  )
}
