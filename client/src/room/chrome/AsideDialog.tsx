import { Button, Group, Modal } from "@mantine/core"
import { IconDownload } from "@tabler/icons-react"
import type { AsideWork } from "../../offline/kept-types.ts"
import { useRoomParts } from "../room-context.ts"
import { saveFile } from "../save-file.ts"
import classes from "./AsideDialog.module.css"
import type { KeptAside } from "./use-kept-aside.ts"

const LAYER_WORDS: Record<AsideWork["layer"], string> = {
  diagram: "Board",
  annotations: "Annotations",
  notes: "Private notes",
  session: "Session",
}

export interface AsideDialogProps {
  readonly aside: KeptAside
  readonly onClose: () => void
}

/** Work that the server would not have, and that is nowhere but in this browser. */
export default function AsideDialog({ aside, onClose }: AsideDialogProps) {
  const { room } = useRoomParts()
  return (
    <Modal
      opened
      onClose={onClose}
      title="Work set aside"
      size={520}
      zIndex={500}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <p>
        The server refused this work, or has gone back to an older board without it. It is kept in this
        browser alone, until you remove it. A board file can be opened with Import.
      </p>
      <ul className={classes.list}>
        {aside.works.map(({ work, file }) => (
          <li key={work.id} className={classes.work}>
            <span>
              {LAYER_WORDS[work.layer]} · <time>{new Date(work.at).toLocaleString()}</time> ·{" "}
              {file.parts === 1 ? "1 part" : `${file.parts} parts`}
            </span>
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconDownload size={14} />}
                onClick={() => saveFile(file.content, `${room.question.id}-set-aside.${file.extension}`)}
              >
                Download
              </Button>
              <Button size="compact-sm" color="red" variant="subtle" onClick={() => aside.remove(work)}>
                Remove
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {aside.works.length === 0 && <p role="status">Nothing is set aside any more.</p>}
    </Modal>
  )
}
