import { Skeleton } from "@mantine/core"
import type { DebriefKey } from "@outloud/shared/debrief/debrief-key.ts"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { referencePicture } from "../canvas/reference-picture.ts"
import { useEstimateBoard, useSheetEngine } from "../estimates/use-sheet.ts"
import { useRoomParts } from "../room/room-context.ts"
import { Delayed } from "../ui/Delayed.tsx"
import classes from "./Debrief.module.css"

/** The reference drawn on a board as the candidate's, so that the two can be compared at a glance. */
export default function ReferencePicture({ answer }: { readonly answer: DebriefKey }) {
  const { room } = useRoomParts()
  const { data: engine } = useSheetEngine()
  const board = useEstimateBoard(engine)
  const { data: url, error } = useQuery({
    queryKey: ["rooms", room.roomId, "reference-picture", board?.editor.store.id],
    queryFn: async () => {
      if (board === null) throw new Error("The board is not there yet.")
      return URL.createObjectURL(await referencePicture(board, { ...answer, probes: [] }))
    },
    enabled: board !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])
  if (error !== null) return <p className={classes.soft}>{error.message}</p>
  if (url === undefined)
    return (
      <Delayed>
        <Skeleton height={320} role="status" aria-label="Drawing the reference" />
      </Delayed>
    )
  return (
    <figure className={classes.picture}>
      <img src={url} alt="The reference as a board; its parts are listed below" />
      <figcaption>
        <a href={url} target="_blank" rel="noreferrer">
          Open it in full size
        </a>
      </figcaption>
    </figure>
  )
}
