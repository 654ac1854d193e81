import type { Json } from "@outloud/shared/records/codec.ts"
import { type RosterEntry, rosterKey, sessionOf } from "@outloud/shared/room/session.ts"
import type { Log } from "../log.ts"
import type { RoomService } from "../rooms/room-service.ts"
import type { Participant } from "../storage/room-store.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"

/** Keeps the roster in the `session` layer: who has come into the room, by name and role. Returns what stops it. */
export function keepRoster(rooms: RoomService, registry: DocRegistry, log: Log): () => void {
  return rooms.onEvent(event => {
    if (event.kind !== "participant") return
    write(event.participant, registry).catch(error =>
      log.error({ err: error, roomId: event.participant.roomId }, "the roster could not be written"),
    )
  })
}

async function write(participant: Participant, registry: DocRegistry): Promise<void> {
  const { id, roomId, name, color, role, removedAt } = participant
  const live = await registry.open({ roomId, layer: "session" })
  if (live === undefined) return
  const entry: RosterEntry = { name, color, role, ...(removedAt === null ? {} : { isRemoved: true }) }
  live.host.write(doc => sessionOf(doc).set(rosterKey(id), entry as unknown as Json))
  registry.release(live.host)
}
