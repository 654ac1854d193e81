import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { createContext, useContext, useSyncExternalStore } from "react"
import { useStore } from "zustand"
import type { Credentials } from "../api.ts"
import type { BoardCanvasProps } from "../canvas/BoardCanvas.tsx"
import type { RoomConnection, RoomSnapshot } from "./connection/room-connection.ts"
import type { PeopleStore, Person } from "./people/people.ts"
import type { RoomViewStore, ViewActions, ViewState } from "./room-view.ts"

/** The canvas's editor. Only the canvas folder names tldraw; everybody else passes this on. */
export type BoardEditor = NonNullable<Parameters<NonNullable<BoardCanvasProps["onEditor"]>>[0]>

/** What every part of the room page works with. */
export interface RoomParts {
  readonly room: RoomView
  readonly credentials: Credentials
  readonly connection: RoomConnection
  readonly people: PeopleStore
  readonly view: RoomViewStore
  /** Null until the canvas is there. */
  readonly editor: BoardEditor | null
}

const RoomContext = createContext<RoomParts | null>(null)
export const RoomProvider = RoomContext.Provider

/** Throws outside a room. */
export function useRoomParts(): RoomParts {
  const parts = useContext(RoomContext)
  if (parts === null) throw new Error("useRoomParts is for components inside a RoomProvider")
  return parts
}

export function useView<T>(select: (view: ViewState & ViewActions) => T): T {
  return useStore(useRoomParts().view, select)
}

/**
 * What the connection says, as far as the caller needs it: the status changes with every stroke, from saved to saving
 * and back, and whoever took the whole of it would be rendered as often. A part of the snapshot, or a plain value.
 */
export function useSnapshot<T>(select: (snapshot: RoomSnapshot) => T): T {
  const { connection } = useRoomParts()
  return useSyncExternalStore(connection.subscribe, () => select(connection.getSnapshot()))
}

export function usePeople(): readonly Person[] {
  const { people } = useRoomParts()
  return useSyncExternalStore(people.subscribe, people.getSnapshot)
}

/**
 * Gives the keys back to the canvas after a click in the bar, so that the next letter chooses a tool.
 * Somebody who came by keyboard stays where he is.
 */
export function returnFocus(editor: BoardEditor | null): void {
  if (!document.activeElement?.matches(":focus-visible")) editor?.focus()
}

const never = () => () => {}

/** The id of the person whose view this canvas follows, or null. */
export function useFollowed(): string | null {
  const { editor } = useRoomParts()
  return useSyncExternalStore(
    editor === null ? never : changed => editor.store.listen(changed, { scope: "session" }),
    () => editor?.getInstanceState().followingUserId ?? null,
  )
}
