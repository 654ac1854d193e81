import { Skeleton } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { Link } from "wouter"
import { exportImage } from "../canvas/board-file.ts"
import { useGraph } from "../canvas/use-graph.ts"
import { roomPath } from "../remembered/room-link.ts"
import { useRoomParts } from "../room/room-context.ts"
import { Delayed } from "../ui/Delayed.tsx"
import classes from "./Debrief.module.css"

/** The board as it ended, annotations included. */
export function BoardPicture() {
  const { editor, room } = useRoomParts()
  const { nodes, edges } = useGraph(editor)
  const { data: url, error } = useQuery({
    queryKey: ["rooms", room.roomId, "picture", editor?.store.id],
    queryFn: async () => {
      if (editor === null) throw new Error("The board is not there yet.")
      return URL.createObjectURL(await exportImage(editor, "svg", { annotations: true }))
    },
    enabled: editor !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])
  if (error !== null) return <p className={classes.soft}>{error.message}</p>
  if (url === undefined)
    return (
      <Delayed>
        <Skeleton height={320} role="status" aria-label="Drawing the board" />
      </Delayed>
    )
  return (
    <figure className={classes.picture}>
      <img src={url} alt={`The board: ${nodes.length} components and ${edges.length} flows`} />
      <figcaption>
        {nodes.length} components and {edges.length} flows.{" "}
        <Link href={roomPath(room.roomId)}>Open the board</Link>
      </figcaption>
    </figure>
  )
}
