import { Button, CloseButton, FileButton, Group, Textarea } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { Refused } from "@outloud/shared/import/left-out.ts"
import { IconFileImport } from "@tabler/icons-react"
import { type DragEvent, useMemo, useState } from "react"
import { type ReadImport, readImport } from "../../canvas/diagram-import.ts"
import { IMPORT_EXTENSIONS } from "../../canvas/import-files.ts"
import { Dialog } from "../../ui/Dialog.tsx"
import { readFile } from "../use-board-files.ts"
import classes from "./ImportDialog.module.css"
import { ImportPreview } from "./ImportPreview.tsx"

/** Milliseconds after the last key before what was typed is read. */
const PAUSE = 300

const EXAMPLE = "flowchart LR\n  client --> gateway[API gateway] --> redis[(Redis)]"

export interface OpenedFile {
  readonly name: string
  readonly read: ReadImport | Refused
}

export interface ImportDialogProps {
  /** A file that has been opened already. */
  readonly opened?: OpenedFile
  readonly onClose: () => void
  readonly onImport: (read: ReadImport) => void
}

/** A file or a pasted flowchart, with what would become of it before anything does. */
export default function ImportDialog({ opened, onClose, onImport }: ImportDialogProps) {
  const [file, setFile] = useState<OpenedFile | null>(opened ?? null)
  const [text, setText] = useState("")
  const [heard] = useDebouncedValue(text, PAUSE)
  const typed = useMemo(() => (heard.trim() === "" ? null : readImport(heard)), [heard])
  const read = file === null ? typed : file.read
  const open = async (chosen: File | null | undefined) => {
    if (chosen) setFile({ name: chosen.name, read: await readFile(chosen) })
  }
  const finish = () => {
    // Read anew: the last letters may be younger than the preview.
    const now = file === null ? readImport(text) : file.read
    if (now.kind !== "refused") onImport(now)
  }
  const isReady = read !== null && read.kind !== "refused"
  return (
    <Dialog opened onClose={onClose} title="Import" size={640}>
      <div className={classes.body}>
        <DropZone name={file?.name ?? null} onFile={open} onForget={() => setFile(null)} />
        {file === null && (
          <Textarea
            label="Or paste a Mermaid flowchart"
            placeholder={EXAMPLE}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
            autosize
            minRows={5}
            maxRows={12}
            spellCheck={false}
            data-autofocus
            classNames={{ input: classes.code ?? "" }}
          />
        )}
        <div role="status">{read !== null && <ImportPreview read={read} />}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!isReady} onClick={finish}>
            Import
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}

interface DropZoneProps {
  /** The file that has been opened. */
  readonly name: string | null
  readonly onFile: (file: File | null | undefined) => void
  readonly onForget: () => void
}

function DropZone({ name, onFile, onForget }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false)
  const drag = (event: DragEvent, over: boolean) => {
    event.preventDefault()
    setIsOver(over)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same for all.
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={event => drag(event, true)}
      onDragLeave={event => drag(event, false)}
      onDrop={event => {
        drag(event, false)
        onFile(event.dataTransfer.files[0])
      }}
    >
      <IconFileImport size={24} stroke={1.5} aria-hidden="true" />
      <div className={classes.about}>
        {name === null ? (
          <>
            <p>Drop a file here</p>
            <p className={classes.formats}>
              .tldr, .excalidraw, Mermaid (.mmd), or Markdown with a flowchart
            </p>
          </>
        ) : (
          <p className={classes.name}>{name}</p>
        )}
      </div>
      {name === null ? (
        <FileButton
          onChange={onFile}
          accept={[...IMPORT_EXTENSIONS, "application/json", "text/plain"].join(",")}
        >
          {props => (
            <Button variant="default" {...props}>
              Choose a file…
            </Button>
          )}
        </FileButton>
      ) : (
        <CloseButton size="lg" aria-label="Choose another file" onClick={onForget} />
      )}
    </div>
  )
}
