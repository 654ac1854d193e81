import { Button, FileButton } from "@mantine/core"
import { useDocumentTitle } from "@mantine/hooks"
import { attemptId, readAttempts, writeAttempts } from "@outloud/shared/progress/attempt.ts"
import { IconDownload, IconUpload } from "@tabler/icons-react"
import { useState, useSyncExternalStore } from "react"
import { Link } from "wouter"
import { saveFile } from "../room/save-file.ts"
import { Notice } from "../ui/Notice.tsx"
import { PageShell } from "../ui/PageShell.tsx"
import { AttemptRow } from "./AttemptRow.tsx"
import { keptProgress } from "./kept-progress.ts"
import classes from "./Progress.module.css"

/** Every interview that this browser's person was judged in. */
export default function ProgressPage() {
  useDocumentTitle("Progress · Outloud")
  const attempts = useSyncExternalStore(keptProgress.subscribe, keptProgress.attempts)
  return (
    <PageShell nav={<Link href="/">Questions</Link>}>
      <div className={classes.progress}>
        <h1>Progress</h1>
        <p className={classes.soft}>
          Interviews that have ended and in which you were the candidate, or alone. The list is kept in this
          browser only; a file takes it elsewhere.
        </p>
        <Files />
        {attempts.length === 0 ? (
          <p className={classes.empty}>
            Nothing yet. When an interview of yours is ended, it stands here with its scores and minutes.
          </p>
        ) : (
          <ul className={classes.list} aria-label="Attempts">
            {attempts.map(attempt => (
              <AttemptRow key={attemptId(attempt)} attempt={attempt} />
            ))}
          </ul>
        )}
      </div>
    </PageShell>
  )
}

type Told = { readonly kind: "imported"; readonly count: number } | { readonly kind: "refused" }

function Files() {
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
