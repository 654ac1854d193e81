import { Button, Group } from "@mantine/core"
import { IconDownload } from "@tabler/icons-react"
import { useState } from "react"
import type { AsideFile } from "../../offline/aside-file.ts"
import type { AsideWork } from "../../offline/kept-types.ts"
import { Notice } from "../../ui/Notice.tsx"
import { useRoomParts } from "../room-context.ts"
import { saveFile } from "../save-file.ts"
import classes from "./AsideDialog.module.css"

const LAYER_WORDS: Record<AsideWork["layer"], string> = {
  diagram: "Board",
  annotations: "Annotations",
  notes: "Private notes",
  session: "Session",
}

export interface AsideRowProps {
  readonly work: AsideWork
  readonly file: AsideFile
  readonly onRemove: () => void
}

/** Asks before it removes: this is the only copy. */
export function AsideRow({ work, file, onRemove }: AsideRowProps) {
  const { room } = useRoomParts()
  const [isAsking, setAsking] = useState(false)
  const save = () => saveFile(file.content, `${room.question.id}-set-aside.${file.extension}`)
  return (
    <li className={classes.work}>
      <span>
        {LAYER_WORDS[work.layer]} · <time>{new Date(work.at).toLocaleString()}</time> ·{" "}
        {file.parts === 1 ? "1 part" : `${file.parts} parts`}
      </span>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} />} onClick={save}>
          Download
        </Button>
        {!isAsking && (
          <Button size="compact-sm" color="red" variant="subtle" onClick={() => setAsking(true)}>
            Remove…
          </Button>
        )}
      </Group>
      {isAsking && (
        <Notice
          tone="danger"
          title="Remove this work for good?"
          actions={
            <>
              <Button color="red" onClick={onRemove}>
                Remove it
              </Button>
              <Button variant="default" autoFocus onClick={() => setAsking(false)}>
                Keep it
              </Button>
            </>
          }
        >
          There is no other copy of it. Download it first if you may want it again.
        </Notice>
      )}
    </li>
  )
}
