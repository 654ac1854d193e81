import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { RoomStore } from "../storage/room-store.ts"
import type { RoomService } from "./room-service.ts"

interface ExpiryOptions {
  readonly rooms: RoomService
  readonly store: RoomStore
  readonly clock: Clock
  readonly log: Log
  /** Days after the last visit; 0 keeps rooms for ever. */
  readonly days: number
  /** Whether somebody is in the room now. */
  readonly isOpen: (roomId: string) => boolean
}

const DAY_MS = 24 * 3600 * 1000
const LOOK_EVERY_MS = 3600 * 1000
/** Rooms at a time, so that deleting never holds up those who draw. */
const BATCH = 20

/** Deletes rooms that nobody has visited for long. Returns what stops it. */
export function expireRooms(options: ExpiryOptions): () => void {
  if (options.days === 0) return () => {}
  let stop = () => {}
  const look = () => {
    sweep(options).catch(error =>
      options.log.warn({ err: error }, "rooms could not be looked through; tried again later"),
    )
    stop = options.clock.after(LOOK_EVERY_MS, look)
  }
  stop = options.clock.after(LOOK_EVERY_MS, look)
  return () => stop()
}

async function sweep({ rooms, store, clock, log, days, isOpen }: ExpiryOptions): Promise<void> {
  const now = clock.now()
  for (const roomId of await store.roomsVisitedBefore(now - days * DAY_MS, BATCH)) {
    if (isOpen(roomId)) await store.touchRoom(roomId, now)
    else {
      await rooms.delete(roomId)
      log.info({ room: roomId }, "a room that nobody visited was deleted")
    }
  }
}
