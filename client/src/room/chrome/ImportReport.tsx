import { Button, Group } from "@mantine/core"
import type { ReadImport } from "../../canvas/diagram-import.ts"
import { Dialog } from "../../ui/Dialog.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { contentWords } from "../import-words.ts"
import classes from "./ImportDialog.module.css"
import { LeftOutItems } from "./ImportPreview.tsx"

export interface ImportReportProps {
  readonly read: ReadImport
  readonly onClose: () => void
}

/** After an import that could not carry everything over: what is there now, and what is not. */
export default function ImportReport({ read, onClose }: ImportReportProps) {
  return (
    <Dialog opened onClose={onClose} title="Imported, with something left out" size={520}>
      <div className={classes.body}>
        <Notice tone="info">
          <p>On the board now, and selected: {contentWords(read)}. One undo takes all of it back.</p>
          <LeftOutItems items={read.leftOut} />
        </Notice>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            Close
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
