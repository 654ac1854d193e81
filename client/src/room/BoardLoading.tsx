import { Button, Skeleton } from "@mantine/core"
import { useEffect, useState } from "react"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import classes from "./BoardLoading.module.css"
import { useRoomParts } from "./room-context.ts"

/** Milliseconds before a board that does not come is worth a message. */
const PATIENCE = 5_000

/** What stands in for the board until both of its layers have come, so that nobody sees half of it. */
export function BoardLoading() {
  const { connection } = useRoomParts()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={classes.loading}>
      <Delayed>
        <div className={classes.sketch} role="status" aria-label="The board is loading">
          <Skeleton height={180} />
          <Skeleton height={390} className={classes.centre} />
          <Skeleton height={240} />
        </div>
      </Delayed>
      {late && (
        <div className={classes.late}>
          <Notice
            tone="info"
            title="The board has not come yet"
            announce
            actions={<Button onClick={() => connection.retryNow()}>Try again now</Button>}
          >
            The server cannot be reached, or is slow to answer. This page keeps trying by itself.
          </Notice>
        </div>
      )}
    </div>
  )
}
