import { PHASE_NAMES, SCREEN_PHASES } from "@outloud/shared/clock/phases.ts"
import type { ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import { SCREEN_QUESTIONS, type ScreenQuestion } from "@outloud/shared/interviewer/screen-questions.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import classes from "./Guide.module.css"
import { HandledList } from "./HandledList.tsx"
import { ProbeItem } from "./ProbeItem.tsx"
import { useProbeOutcomes } from "./use-probe-outcomes.ts"

/** What a recruiter asks, the questions of the running phase first. */
export function ScreenQuestions({ clock }: Pick<Session, "clock">) {
  const { outcomes, mark } = useProbeOutcomes()
  const now = clock?.startedAt == null ? undefined : clock.phases[clock.current]?.id
  const phases = SCREEN_PHASES.filter(phase => SCREEN_QUESTIONS.some(question => question.phase === phase))
  const ordered = [...phases].sort((a, b) => Number(b === now) - Number(a === now))
  return (
    <>
      {ordered.map(phase => (
        <Phase
          key={phase}
          title={phase === now ? `${PHASE_NAMES[phase]}, now` : PHASE_NAMES[phase]}
          questions={SCREEN_QUESTIONS.filter(one => one.phase === phase && !outcomes.has(one.id))}
          onMark={mark}
        />
      ))}
      <HandledList asked={SCREEN_QUESTIONS} outcomes={outcomes} onPutBack={id => mark(id, null)} />
      <p className={classes.soft}>
        Reported themes to listen for: collaboration, sincerity, playfulness, continuous improvement,
        experimentation.
      </p>
    </>
  )
}

interface PhaseProps {
  readonly title: string
  readonly questions: readonly ScreenQuestion[]
  readonly onMark: (id: string, outcome: ProbeOutcome) => void
}

function Phase({ title, questions, onMark }: PhaseProps) {
  if (questions.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul className={classes.cards} aria-label={`Questions: ${title}`}>
        {questions.map(({ id, ask, good, flag }) => (
          <ProbeItem
            key={id}
            ask={ask}
            listenFor={[`Good: ${good}`, ...(flag === null ? [] : [`Flag: ${flag}`])]}
            onMark={outcome => onMark(id, outcome)}
          />
        ))}
      </ul>
    </>
  )
}
