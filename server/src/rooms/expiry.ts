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
const FIRST_LOOK_MS = 60 * 1000
const LOOK_EVERY_MS = 3600 * 1000
/** Rooms at a time, and the pause between, so that deleting never holds up those who draw. */
const BATCH = 20
const BREATH_MS = 1000

/** Deletes rooms that nobody has visited for long. Returns what stops it. */
export function expireRooms(options: ExpiryOptions): () => void {
  if (options.days === 0) return () => {}
  let stop = () => {}
  const look = () => {
    sweep(options)
      .catch(error => {
        options.log.warn({ err: error }, "rooms could not be looked through; tried again later")
        return false
      })
      .then(hasMore => {
        stop = options.clock.after(hasMore ? BREATH_MS : LOOK_EVERY_MS, look)
      })
  }
  stop = options.clock.after(FIRST_LOOK_MS, look)
  return () => stop()
}

/** True where a batch was not enough. */
async function sweep({ rooms, store, clock, log, days, isOpen }: ExpiryOptions): Promise<boolean> {
  const now = clock.now()
  const due = await store.roomsVisitedBefore(now - days * DAY_MS, BATCH)
  for (const roomId of due) {
    try {
      // Somebody is in it, or it cannot be deleted now: either way it makes room for the next in line.
      if (isOpen(roomId)) await store.touchRoom(roomId, now)
      else await rooms.delete(roomId)
    } catch (error) {
      log.warn({ err: error, roomId }, "a room that nobody visits could not be deleted")
      return false
    }
  }
  return due.length === BATCH
}
