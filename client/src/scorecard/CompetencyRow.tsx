import { SegmentedControl, Textarea } from "@mantine/core"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { COMPETENCY_FACTS, type JudgedCompetency } from "@outloud/shared/scorecard/competencies.ts"
import { type Judgement, SCORES } from "@outloud/shared/scorecard/scorecard.ts"
import { EvidenceList } from "./EvidenceList.tsx"
import classes from "./Score.module.css"

const NOT_ASSESSED = "none"
const CHOICES = [
  ...SCORES.map(score => ({ value: String(score), label: String(score) })),
  { value: NOT_ASSESSED, label: "Not assessed" },
]

interface CompetencyRowProps {
  readonly competency: JudgedCompetency
  readonly judgement: Judgement
  /** What the question's answer key says of it; null for whoever has none. */
  readonly rubric: AnswerKey["rubric"]["core"] | null
  readonly onChange: (change: (judgement: Judgement) => Judgement) => void
}

export function CompetencyRow({ competency, judgement, rubric, onChange }: CompetencyRowProps) {
  const { name, weight, weak, strong } = COMPETENCY_FACTS[competency]
  return (
    <fieldset className={classes.competency}>
      <legend>
        {name} <span className={classes.soft}>weight {weight}</span>
      </legend>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={`Score for ${name}`}
        data={CHOICES}
        value={judgement.score === null ? NOT_ASSESSED : String(judgement.score)}
        onChange={value =>
          onChange(before => ({ ...before, score: SCORES.find(score => String(score) === value) ?? null }))
        }
      />
      <details className={classes.anchors}>
        <summary>What counts</summary>
        <Anchors title="Strong, 3 or 4" points={[strong, ...(rubric?.strong ?? [])]} />
        <Anchors title="Weak, 1 or 2" points={[weak, ...(rubric?.weak ?? [])]} />
        {rubric !== null && <p>{rubric.notes}</p>}
      </details>
      <Textarea
        aria-label={`Comment on ${name}`}
        placeholder="What you saw and heard"
        autosize
        minRows={1}
        maxLength={4_000}
        value={judgement.comment}
        onChange={event => {
          const comment = event.currentTarget.value
          onChange(before => ({ ...before, comment }))
        }}
      />
      <EvidenceList
        about={name}
        evidence={judgement.evidence}
        onChange={change => onChange(before => ({ ...before, evidence: change(before.evidence) }))}
      />
    </fieldset>
  )
}

function Anchors({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <>
      <p className={classes.anchor}>{title}</p>
      <ul>
        {points.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
