import { Button, FileButton } from "@mantine/core"
import { readAttempts, writeAttempts } from "@outloud/shared/progress/attempt.ts"
import { IconDownload, IconUpload } from "@tabler/icons-react"
import { useState } from "react"
import { saveFile } from "../room/save-file.ts"
import { Notice } from "../ui/Notice.tsx"
import { keptProgress } from "./kept-progress.ts"
import classes from "./Progress.module.css"

type Told = { readonly kind: "imported"; readonly count: number } | { readonly kind: "refused" }

/** Takes the attempts elsewhere, and in again. */
export function ProgressFiles() {
  const [told, setTold] = useState<Told | null>(null)
  const take = async (file: File | null) => {
    if (file === null) return
    const read = readAttempts(await file.text().catch(() => ""))
    if (read !== undefined) keptProgress.keep(read)
    setTold(read === undefined ? { kind: "refused" } : { kind: "imported", count: read.length })
  }
  const save = () =>
    saveFile(
      new Blob([writeAttempts(keptProgress.attempts())], { type: "application/json" }),
      "outloud-progress.json",
    )
  return (
    <>
      <div className={classes.files}>
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={save}>
          Save as a file
        </Button>
        <FileButton accept="application/json,.json" onChange={file => void take(file)}>
          {props => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} />}>
              Take in a file
            </Button>
          )}
        </FileButton>
      </div>
      {told?.kind === "refused" && (
        <Notice tone="danger" title="This file was not taken in" announce>
          It is not a file that this page has saved, or it is damaged. Nothing was changed.
        </Notice>
      )}
      {told?.kind === "imported" && (
        <Notice tone="live" announce>
          {told.count === 1 ? "1 attempt was taken in." : `${told.count} attempts were taken in.`}
        </Notice>
      )}
    </>
  )
}
