import { Button, Radio, Textarea } from "@mantine/core"
import type { ScorecardsView } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { competenciesOf, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { weightedFigure } from "@outloud/shared/scorecard/figure.ts"
import {
  type Judgement,
  SCORES,
  type Scorecard,
  VERDICT_NAMES,
  VERDICTS,
} from "@outloud/shared/scorecard/scorecard.ts"
import { useState } from "react"
import { useAnswerKey } from "../interviewer/use-answer-key.ts"
import { useSession } from "../session/use-session.ts"
import { Notice } from "../ui/Notice.tsx"
import { CompetencyRow } from "./CompetencyRow.tsx"
import { DraftStatus } from "./DraftStatus.tsx"
import { KeyFacts, ShownFacts } from "./FactsBeside.tsx"
import classes from "./Score.module.css"
import { SubmitDialog } from "./SubmitDialog.tsx"
import { figureWords, SCORE_WORDS } from "./score-words.ts"
import { type OwnDraft, useOwnDraft } from "./use-scorecards.ts"

interface ScoreFormProps {
  readonly view: ScorecardsView
  readonly role: Role
}

export function ScoreForm({ view, role }: ScoreFormProps) {
  const draft = useOwnDraft(view)
  const [isSubmitting, setSubmitting] = useState(false)
  return (
    <>
      <Notice tone={role === "interviewer" ? "private" : "info"}>
        Only you see this until everybody has submitted.
      </Notice>
      <h2>{role === "interviewer" ? "Your scorecard" : "How did you do?"}</h2>
      <p className={classes.soft}>
        {SCORES.map(score => `${score} ${SCORE_WORDS[score]}`).join(" · ")}. Leave out what you did not see.
      </p>
      {role === "interviewer" ? <InterviewerRows draft={draft} /> : <Rows draft={draft} answerKey={null} />}
      <Overall draft={draft} />
      <div className={classes.foot}>
        <DraftStatus state={draft.state} problem={draft.problem} />
        <Button onClick={() => setSubmitting(true)}>Submit</Button>
      </div>
      <SubmitDialog isOpen={isSubmitting} onClose={() => setSubmitting(false)} view={view} draft={draft} />
    </>
  )
}

/** With what the question's own answer key says of each competency, where it is there. */
function InterviewerRows({ draft }: { readonly draft: OwnDraft }) {
  const { data: key } = useAnswerKey()
  return (
    <>
      <Rows draft={draft} answerKey={key ?? null} />
      {key ? <KeyFacts answerKey={key} /> : <ShownFacts />}
    </>
  )
}

interface RowsProps {
  readonly draft: OwnDraft
  readonly answerKey: AnswerKey | null
}

function Rows({ draft, answerKey }: RowsProps) {
  const { clock } = useSession()
  return competenciesOf(clock).map(competency => (
    <CompetencyRow
      key={competency}
      competency={competency}
      judgement={draft.card.judgements[competency] ?? UNJUDGED}
      rubric={rubricOf(answerKey, competency)}
      onChange={change => draft.edit(card => judged(card, competency, change))}
    />
  ))
}

const UNJUDGED: Judgement = { score: null, comment: "", evidence: [] }

function judged(
  card: Scorecard,
  competency: JudgedCompetency,
  change: (judgement: Judgement) => Judgement,
): Scorecard {
  const judgement = change(card.judgements[competency] ?? UNJUDGED)
  return { ...card, judgements: { ...card.judgements, [competency]: judgement } }
}

function rubricOf(key: AnswerKey | null, competency: JudgedCompetency) {
  const rubric: Partial<Record<JudgedCompetency, AnswerKey["rubric"]["core"]>> = key?.rubric ?? {}
  return rubric[competency] ?? null
}

function Overall({ draft: { card, edit } }: { readonly draft: OwnDraft }) {
  return (
    <fieldset className={classes.competency}>
      <legend>Overall</legend>
      <p className={classes.figure}>{figureWords(weightedFigure(card))}</p>
      <Radio.Group
        aria-label="Verdict"
        value={card.verdict ?? ""}
        onChange={value =>
          edit(before => ({ ...before, verdict: VERDICTS.find(known => known === value) ?? null }))
        }
      >
        <div className={classes.verdicts}>
          {VERDICTS.map(verdict => (
            <Radio key={verdict} value={verdict} label={VERDICT_NAMES[verdict]} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label="Summary"
        autosize
        minRows={2}
        maxLength={8_000}
        value={card.summary}
        onChange={event => {
          const summary = event.currentTarget.value
          edit(before => ({ ...before, summary }))
        }}
      />
    </fieldset>
  )
}
