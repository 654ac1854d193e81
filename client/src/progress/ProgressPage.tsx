import { useDocumentTitle } from "@mantine/hooks"
import { attemptId } from "@outloud/shared/progress/attempt.ts"
import { useSyncExternalStore } from "react"
import { PageShell } from "../ui/PageShell.tsx"
import { SiteNav } from "../ui/SiteNav.tsx"
import { AttemptRow } from "./AttemptRow.tsx"
import { CompetencyScores } from "./CompetencyScores.tsx"
import { keptProgress } from "./kept-progress.ts"
import { MissedProbes } from "./MissedProbes.tsx"
import { NextQuestion } from "./NextQuestion.tsx"
import { PhaseAverages } from "./PhaseAverages.tsx"
import classes from "./Progress.module.css"
import { ProgressFiles } from "./ProgressFiles.tsx"
import { QuestionTable } from "./QuestionTable.tsx"

/** What this browser's person was judged in: what to try next, what has become of it, and every attempt. */
export default function ProgressPage() {
  useDocumentTitle("Progress · Outloud")
  const attempts = useSyncExternalStore(keptProgress.subscribe, keptProgress.attempts)
  return (
    <PageShell nav={<SiteNav />}>
      <div className={classes.progress}>
        <h1>Progress</h1>
        <p className={classes.soft}>
          Interviews that have ended and in which you were the candidate, or alone. The list is kept in this
          browser only; a file takes it elsewhere.
        </p>
        <NextQuestion attempts={attempts} />
        {attempts.length > 0 && (
          <>
            <QuestionTable attempts={attempts} />
            <CompetencyScores attempts={attempts} />
            <PhaseAverages attempts={attempts} />
            <MissedProbes attempts={attempts} />
          </>
        )}
        <section aria-labelledby="attempts">
          <h2 id="attempts">Attempts</h2>
          <ProgressFiles />
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
        </section>
      </div>
    </PageShell>
  )
}
