import { keptStorage } from "./kept-storage.ts"
import { RememberedRooms } from "./remembered-rooms.ts"
import { takeRoomLink } from "./room-link.ts"

/** The rooms that this browser knows. */
export const rememberedRooms = new RememberedRooms({
  local: keptStorage(() => window.localStorage),
  session: keptStorage(() => window.sessionStorage),
  now: Date.now,
  randomBytes: length => crypto.getRandomValues(new Uint8Array(length)),
})

/**
 * Takes in the link that the tab was opened with, now and whenever another one is pasted into its address bar.
 * Must run before anything reads the address.
 */
export function watchArrivals(onArrival: () => void): void {
  const take = () => {
    const link = takeRoomLink(window.location, window.history)
    if (link) rememberedRooms.open(link)
    return link !== null
  }
  take()
  window.addEventListener("hashchange", () => {
    if (take()) onArrival()
  })
  window.addEventListener("storage", rememberedRooms.changed)
}
