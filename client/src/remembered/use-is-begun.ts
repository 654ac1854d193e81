import { useSyncExternalStore } from "react"
import { rememberedRooms } from "./this-browser.ts"

/** Whether a room was begun in this browser and the server does not know it yet. */
export function isBegun(roomId: string): boolean {
  return rememberedRooms.find(roomId)?.begunFor != null
}

export function useIsBegun(roomId: string): boolean {
  return useSyncExternalStore(rememberedRooms.subscribe, () => isBegun(roomId))
}
