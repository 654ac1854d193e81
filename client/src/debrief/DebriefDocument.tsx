import { Button } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconDownload, IconPrinter } from "@tabler/icons-react"
import { lazy, Suspense, useState } from "react"
import { Link } from "wouter"
import { usePracticeRecord } from "../practice/use-practice-record.ts"
import { WhatWasHeard } from "../practice/WhatWasHeard.tsx"
import { roomPath } from "../remembered/room-link.ts"
import { type BoardEditor, useRoomParts } from "../room/room-context.ts"
import { PublishedScores } from "../scorecard/PublishedScores.tsx"
import { RevealedCards } from "../session/RevealedCards.tsx"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { Notice } from "../ui/Notice.tsx"
import { PageShell } from "../ui/PageShell.tsx"
import { BoardPicture } from "./BoardPicture.tsx"
import classes from "./Debrief.module.css"
import { NotesOfTurns } from "./NotesOfTurns.tsx"
import { NumbersBeside } from "./NumbersBeside.tsx"
import { PastInterviews } from "./PastInterviews.tsx"
import { PhaseBars } from "./PhaseBars.tsx"
import { ReferenceBeside } from "./ReferenceBeside.tsx"
import { resultWords } from "./result-words.ts"
import { useDebrief } from "./use-debrief.ts"
import { useLightPrint } from "./use-light-print.ts"

const UnseenBoard = lazy(() => import("./UnseenBoard.tsx"))

interface DebriefDocumentProps {
  readonly onEditor: (editor: BoardEditor | null) => void
}

export function DebriefDocument({ onEditor }: DebriefDocumentProps) {
  const { room } = useRoomParts()
  const { debrief, keyError, askAgain } = useDebrief()
  useLightPrint()
  const { question, session, annotations } = debrief
  const practice = usePracticeRecord()
  const scores = session.scores.filter(({ turn }) => turn === session.turn)
  return (
    <PageShell nav={<Link href={roomPath(room.roomId)}>The room</Link>}>
      <article className={classes.debrief}>
        <header className={classes.head}>
          <div>
            <p className={classes.kind}>Debrief</p>
            <h1>{question.title}</h1>
            <p className={classes.question}>{question.text}</p>
          </div>
          <Actions debrief={debrief} />
        </header>
        <p className={classes.result}>{resultWords(session)}</p>

        {scores.length > 0 && (
          <>
            <h2>Scorecards</h2>
            <PublishedScores scores={scores} clock={session.clock} isWhole />
          </>
        )}

        <section aria-labelledby="debrief-phases">
          <h2 id="debrief-phases">Phases</h2>
          <PhaseBars clock={practice?.clock ?? session.clock} />
        </section>

        <RevealedCards />

        <section aria-labelledby="debrief-board">
          <h2 id="debrief-board">The board</h2>
          <BoardPicture />
          {annotations.length > 0 && (
            <>
              <h3>What the annotations say</h3>
              <ul className={classes.plain}>
                {annotations.map((text, at) => (
                  <li key={`${at} ${text}`}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </section>

        {keyError !== null && (
          <Notice
            tone="danger"
            title="The reference could not be loaded"
            announce
            actions={
              <Button variant="default" onClick={askAgain}>
                Try again
              </Button>
            }
          >
            {keyError.message}
          </Notice>
        )}
        {practice !== null && <WhatWasHeard practice={practice} />}
        <ReferenceBeside debrief={debrief} mayComment={canManageRoom(room.me.role)} />
        {debrief.key !== null && <NumbersBeside derived={debrief.key.derived} />}
        <PastInterviews />
        <NotesOfTurns />
      </article>
      <ErrorBoundary fallback={<Notice tone="danger" title="The board could not be drawn" />}>
        <Suspense>
          <UnseenBoard onEditor={onEditor} />
        </Suspense>
      </ErrorBoundary>
    </PageShell>
  )
}

function Actions({ debrief }: Pick<ReturnType<typeof useDebrief>, "debrief">) {
  const { editor } = useRoomParts()
  const [state, setState] = useState<"idle" | "packing" | { readonly failure: string }>("idle")
  const save = async () => {
    if (editor === null) return
    setState("packing")
    try {
      const { savePack } = await import("./save-pack.ts")
      await savePack(editor, debrief)
      setState("idle")
    } catch (error) {
      setState({ failure: error instanceof Error ? error.message : "That did not work." })
    }
  }
  return (
    <div className={classes.actions}>
      <Button
        leftSection={<IconDownload size={16} />}
        loading={state === "packing"}
        disabled={editor === null}
        onClick={() => void save()}
      >
        Download the pack
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
        Print
      </Button>
      {typeof state === "object" && (
        <Notice tone="danger" title="The pack could not be made" announce>
          {state.failure}
        </Notice>
      )}
    </div>
  )
}
