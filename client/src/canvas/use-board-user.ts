import { useState } from "react"
import { defaultUserPreferences, type TLUser, type TLUserPreferences, useTldrawUser } from "tldraw"

export interface BoardUser {
  readonly id: string
  readonly name: string
  readonly color: string
}

/**
 * The person as tldraw knows them. Name, colour and theme are the room's; what else they set in
 * tldraw's menus lasts as long as the page.
 */
export function useBoardUser(me: BoardUser | undefined, colorScheme: "light" | "dark" | "system"): TLUser {
  const [preferences, setPreferences] = useState<TLUserPreferences>({ ...defaultUserPreferences, id: "me" })
  return useTldrawUser({
    userPreferences: {
      ...preferences,
      ...(me && { id: me.id, name: me.name, color: me.color }),
      colorScheme,
    },
    setUserPreferences: setPreferences,
  })
}
