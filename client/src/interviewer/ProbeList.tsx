import { Button } from "@mantine/core"
import { DESIGN_PHASES, type DesignPhase, type PhaseId } from "@outloud/shared/clock/phases.ts"
import { probesNow } from "@outloud/shared/interviewer/probes-now.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import { useState } from "react"
import classes from "./Guide.module.css"
import { HandledList } from "./HandledList.tsx"
import { ProbeItem } from "./ProbeItem.tsx"
import { useProbeOutcomes } from "./use-probe-outcomes.ts"
import { useSituation } from "./use-situation.ts"

/** More would be a list to read rather than a question to ask. */
const MOST = 3

export interface ProbeListProps {
  /** Null where the question has none. */
  readonly answerKey: AnswerKey | null
  readonly session: Session
}

/** The follow-up questions that fit the board, the facts and the phase as they are now. */
export function ProbeList({ answerKey, session }: ProbeListProps) {
  const situation = useSituation(answerKey, session)
  const { outcomes, mark } = useProbeOutcomes()
  const [isWhole, setWhole] = useState(false)
  const probes = probesFor(answerKey)
  const fitting = probesNow(probes, { situation, phase: phaseOf(session), outcomes })
  const shown = isWhole ? fitting : fitting.slice(0, MOST)
  return (
    <>
      {fitting.length === 0 && <p className={classes.soft}>Nothing to ask right now. Watch, and listen.</p>}
      <ul className={classes.cards} aria-label="Questions that fit now">
        {shown.map(probe => (
          <ProbeItem key={probe.id} {...probe} onMark={outcome => mark(probe.id, outcome)} />
        ))}
      </ul>
      {fitting.length > MOST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show ${fitting.length - MOST} more`}
        </Button>
      )}
      <HandledList asked={probes} outcomes={outcomes} onPutBack={id => mark(id, null)} />
    </>
  )
}

/** Before the clock runs, and in a screen without a board, nothing is kept for later. */
function phaseOf({ clock }: Session): DesignPhase {
  const id: PhaseId | undefined = clock?.startedAt == null ? undefined : clock.phases[clock.current]?.id
  return DESIGN_PHASES.find(phase => phase === id) ?? "wrap_up"
}
