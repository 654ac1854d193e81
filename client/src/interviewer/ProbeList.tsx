import { Button, VisuallyHidden } from "@mantine/core"
import { DESIGN_PHASES, type DesignPhase, type PhaseId } from "@outloud/shared/clock/phases.ts"
import { type ProbeOutcome, probesNow } from "@outloud/shared/interviewer/probes-now.ts"
import type { AnswerKey, Probe } from "@outloud/shared/questions/answer-key.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import { useState } from "react"
import { onCardKey } from "./card-keys.ts"
import classes from "./Guide.module.css"
import { Key } from "./Key.tsx"
import { useProbeOutcomes } from "./use-probe-outcomes.ts"
import { useSituation } from "./use-situation.ts"

/** More would be a list to read rather than a question to ask. */
const MOST = 3

const WORDS: Record<ProbeOutcome, string> = {
  asked: "asked",
  well: "answered well",
  poorly: "answered poorly",
  skipped: "skipped",
}

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
  const handled = probes.filter(({ id }) => outcomes.has(id))
  return (
    <>
      {fitting.length === 0 && <p className={classes.soft}>Nothing to ask right now. Watch, and listen.</p>}
      <ul className={classes.cards} aria-label="Questions that fit now">
        {shown.map(probe => (
          <ProbeItem key={probe.id} probe={probe} onMark={outcome => mark(probe.id, outcome)} />
        ))}
      </ul>
      {fitting.length > MOST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show ${fitting.length - MOST} more`}
        </Button>
      )}
      {handled.length > 0 && (
        <details className={classes.handled}>
          <summary>Handled ({handled.length})</summary>
          <ul>
            {handled.map(({ id, ask }) => (
              <li key={id}>
                {ask} <em>{WORDS[outcomes.get(id) ?? "asked"]}</em>{" "}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Put back: ${ask}`}
                  onClick={() => mark(id, null)}
                >
                  Put back
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface ProbeItemProps {
  readonly probe: Probe
  readonly onMark: (outcome: ProbeOutcome) => void
}

function ProbeItem({ probe: { ask, listenFor }, onMark }: ProbeItemProps) {
  const keys = Object.fromEntries(MARKED.map(outcome => [MARKS[outcome].key, () => onMark(outcome)]))
  return (
    <li className={classes.card} data-own-keys="" onKeyDown={event => onCardKey(event, keys)}>
      <p className={classes.ask}>{ask}</p>
      <ul className={classes.listen} aria-label="Listen for">
        {listenFor.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className={classes.marks}>
        {MARKED.map(outcome => (
          <Button
            key={outcome}
            variant="default"
            size="compact-sm"
            aria-keyshortcuts={MARKS[outcome].key}
            rightSection={<Key letter={MARKS[outcome].key} />}
            onClick={() => onMark(outcome)}
          >
            {MARKS[outcome].name}
            <VisuallyHidden>: {ask}</VisuallyHidden>
          </Button>
        ))}
      </div>
    </li>
  )
}

const MARKED = ["asked", "well", "poorly", "skipped"] as const satisfies readonly ProbeOutcome[]
const MARKS: Record<ProbeOutcome, { readonly name: string; readonly key: string }> = {
  asked: { name: "Asked", key: "a" },
  well: { name: "Well", key: "w" },
  poorly: { name: "Poorly", key: "p" },
  skipped: { name: "Skip", key: "s" },
}

/** Before the clock runs, and in a screen without a board, nothing is kept for later. */
function phaseOf({ clock }: Session): DesignPhase {
  const id: PhaseId | undefined = clock?.startedAt == null ? undefined : clock.phases[clock.current]?.id
  return DESIGN_PHASES.find(phase => phase === id) ?? "wrap_up"
}
