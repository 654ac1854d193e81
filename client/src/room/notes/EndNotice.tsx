import { Button } from "@mantine/core"
import { IconDownload } from "@tabler/icons-react"
import { useEffect, useRef } from "react"
import { Link } from "wouter"
import type { Ended } from "../connection/connection-status.ts"
import { useRoomParts, useSnapshot } from "../room-context.ts"
import { useBoardFiles } from "../use-board-files.ts"
import classes from "./EndNotice.module.css"
import { type EndAction, endWords } from "./end-words.ts"

export interface EndNoticeProps {
  readonly ended: Ended
  readonly onReload: () => void
}

/** Why the room cannot go on, over the board as it was, with what can be done about it. */
export function EndNotice({ ended, onReload }: EndNoticeProps) {
  const { connection, editor } = useRoomParts()
  const hasUnsaved = useSnapshot(snapshot => snapshot.hasUnsaved)
  const { saveNative } = useBoardFiles()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const words = endWords(ended, hasUnsaved)
  const perform: Record<EndAction, () => void> = {
    reloadBoard: onReload,
    reloadPage: () => window.location.reload(),
    retry: () => connection.retryNow(),
  }
  return (
    <div className={classes.veil}>
      <section className={classes.notice} aria-labelledby="end-title">
        <h2 id="end-title" tabIndex={-1} ref={heading}>
          {words.title}
        </h2>
        {words.text.map(line => (
          <p key={line}>{line}</p>
        ))}
        <div className={classes.actions}>
          {words.action && <Button onClick={perform[words.action.does]}>{words.action.label}</Button>}
          {(hasUnsaved || ended.kind === "refused") && editor !== null && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => saveNative(true)}
            >
              Download the board as you see it
            </Button>
          )}
          <Button component={Link} href="/" variant={words.action ? "subtle" : "filled"}>
            Go to the questions
          </Button>
        </div>
      </section>
    </div>
  )
}
