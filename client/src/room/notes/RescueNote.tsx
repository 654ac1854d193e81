import { Button, CloseButton } from "@mantine/core"
import { IconDownload, IconInfoCircle } from "@tabler/icons-react"
import { boardFile } from "../../offline/older-board.ts"
import type { RescueReport } from "../connection/put-back.ts"
import { useRoomParts } from "../room-context.ts"
import { saveFile } from "../save-file.ts"
import classes from "./BoardNotes.module.css"
import { rescueFile, rescueWords } from "./rescue-words.ts"

export interface RescueNoteProps {
  readonly report: RescueReport
  readonly onDismiss: () => void
}

/** What became of work that the server would not have: stays until it is read, because it may be about lost work. */
export function RescueNote({ report, onDismiss }: RescueNoteProps) {
  const name = useRoomParts().room.question.id
  return (
    <div className={classes.note} role="alert">
      <IconInfoCircle size={16} aria-hidden="true" /> {rescueWords(report)}
      {report.failed.length > 0 && (
        <Download onClick={() => saveFile(rescueFile(report), `${name}-not-restored.json`)}>
          Download what is missing
        </Download>
      )}
      {report.olderBoard.length > 0 && (
        <Download onClick={() => saveFile(boardFile(report.olderBoard), `${name}-as-it-was.tldr`)}>
          Download the board as it was
        </Download>
      )}
      <CloseButton size="sm" aria-label="Close" onClick={onDismiss} />
    </div>
  )
}

function Download({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} />} onClick={onClick}>
      {children}
    </Button>
  )
}
