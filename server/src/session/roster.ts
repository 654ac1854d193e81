import type { Json } from "@outloud/shared/records/codec.ts"
import { type RosterEntry, rosterKey, sessionOf } from "@outloud/shared/room/session.ts"
import type { Log } from "../log.ts"
import type { RoomService } from "../rooms/room-service.ts"
import type { Participant } from "../storage/room-store.ts"
import type { DocHost } from "../sync/doc-host.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"

/**
 * Keeps the roster in the `session` layer: who has come into the room, by name and role. It is looked over when the
 * layer is opened, too: a process that died, or a restore, may have left it behind. Returns what stops it.
 */
export function keepRoster(rooms: RoomService, registry: DocRegistry, log: Log): () => void {
  const attempt = (roomId: string, write: Promise<void>) =>
    write.catch(error => log.error({ err: error, roomId }, "the roster could not be written"))
  const stops = [
    rooms.onEvent(event => {
      if (event.kind === "participant")
        void attempt(event.participant.roomId, follow(event.participant, registry))
    }),
    registry.onOpened(({ host }) => {
      const { layer, roomId } = host.ref
      if (layer === "session") void attempt(roomId, lookOver(host, rooms))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

async function follow(participant: Participant, registry: DocRegistry): Promise<void> {
  const live = await registry.open({ roomId: participant.roomId, layer: "session" })
  if (live === undefined) return
  write(live.host, [participant])
  registry.release(live.host)
}

async function lookOver(host: DocHost, rooms: RoomService): Promise<void> {
  write(host, await rooms.participants(host.ref.roomId))
}

function write(host: DocHost, people: readonly Participant[]): void {
  host.write(doc => {
    const session = sessionOf(doc)
    for (const person of people) {
      const key = rosterKey(person.id)
      const entry = entryOf(person)
      if (!isSame(session.get(key), entry)) session.set(key, entry as unknown as Json)
    }
  })
}

function entryOf({ name, color, role, removedAt }: Participant): RosterEntry {
  return { name, color, role, ...(removedAt === null ? {} : { isRemoved: true }) }
}

function isSame(there: Json | undefined, entry: RosterEntry): boolean {
  return JSON.stringify(there) === JSON.stringify(entry)
}
