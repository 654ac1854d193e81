import { useSyncExternalStore } from "react"
import type { Visit } from "../remembered/remembered-rooms.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"

/** The rooms opened in this browser, the latest first; follows changes made in other tabs. */
export function useVisits(): readonly Visit[] {
  useSyncExternalStore(rememberedRooms.subscribe, rememberedRooms.version)
  return rememberedRooms.visits()
}
