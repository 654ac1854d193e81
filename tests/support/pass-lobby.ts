import { randomBytes } from "node:crypto"
import { FakeStorage } from "@outloud/client/remembered/fake-storage.ts"
import { keptStorage } from "@outloud/client/remembered/kept-storage.ts"
import { RememberedRooms } from "@outloud/client/remembered/remembered-rooms.ts"
import { readRoomLink } from "@outloud/client/remembered/room-link.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import type { Page } from "@playwright/test"
import type { LiveRoom, LiveServer } from "./live-server.ts"

/**
 * Leaves in a browser and on the server what walking through the lobby leaves, so that the page opens the room at once:
 * the lobby takes a third of the time of coming in, and has tests of its own.
 */
export async function passLobby(
  page: Page,
  server: LiveServer,
  room: Pick<LiveRoom, "url">,
  role: Role,
  name: string,
): Promise<void> {
  const local = new FakeStorage()
  const session = new FakeStorage()
  const rooms = new RememberedRooms({
    ...{ local: keptStorage(() => local), session: keptStorage(() => session) },
    ...{ now: Date.now, randomBytes },
  })
  const link = readRoomLink(room.url(role))
  if (link === null) throw new Error(`no link of ${role}: ${room.url(role)}`)
  const { token, participantKey } = rooms.open(link)
  rooms.keepName(name)
  rooms.enter(link.roomId)
  const answer = await fetch(`${server.url}/api/rooms/${link.roomId}/me`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${token}`, "X-Participant-Key": participantKey },
    body: JSON.stringify({ name }),
  })
  if (!answer.ok) throw new Error(`the lobby refused ${name}: ${await answer.text()}`)
  // The lightest document of this origin: storage belongs to one.
  await page.goto(`${server.url}/favicon.svg`)
  await page.evaluate(
    ([forAll, forTab]) => {
      for (const [key, value] of forAll) localStorage.setItem(key, value)
      for (const [key, value] of forTab) sessionStorage.setItem(key, value)
    },
    [entriesOf(local), entriesOf(session)] as const,
  )
}

function entriesOf(storage: FakeStorage): [string, string][] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "")
  return keys.map(key => [key, storage.getItem(key) ?? ""])
}
