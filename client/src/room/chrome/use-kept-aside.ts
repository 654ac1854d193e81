import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { useCallback, useEffect, useMemo, useState } from "react"
import { type AsideFile, asideFile } from "../../offline/aside-file.ts"
import type { AsideWork } from "../../offline/kept-types.ts"
import { localCopies } from "../../offline/this-browser.ts"
import { useRoomParts } from "../room-context.ts"

export interface KeptAside {
  readonly works: readonly { readonly work: AsideWork; readonly file: AsideFile }[]
  /** Looks again: what is kept changes without a word. */
  readonly look: () => Promise<void>
  readonly remove: (work: AsideWork) => Promise<void>
}

/** Work of this room that could not be put back and is kept in this browser until it is removed, on every visit. */
export function useKeptAside(): KeptAside {
  const { room, credentials } = useRoomParts()
  const [works, setWorks] = useState<KeptAside["works"]>([])
  const holder = useMemo(() => ({ roomId: room.roomId, ...credentials }), [room.roomId, credentials])
  const { role } = room.me
  const look = useCallback(async () => {
    const readable = LAYERS.filter(layer => can(role, "read", layer))
    const kept = await localCopies.keptAside(holder, readable)
    const found = kept.map(work => ({ work, file: asideFile(work, DEFAULT_LIMITS) }))
    setWorks(found.filter(({ file }) => file.parts > 0))
  }, [holder, role])
  useEffect(() => void look(), [look])
  const remove = useCallback(
    async (work: AsideWork) => {
      await localCopies.dropAside(holder, work)
      await look()
    },
    [holder, look],
  )
  return { works, look, remove }
}
