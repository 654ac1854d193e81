import { Button, NativeSelect, SegmentedControl } from "@mantine/core"
import { PHASE_NAMES, type PhasePlan } from "@outloud/shared/clock/phases.ts"
import {
  PRACTISED_PHASES,
  type PractisedPhase,
  practicePlan,
} from "@outloud/shared/practice/practice-plan.ts"
import { useState } from "react"
import classes from "./Interviewer.module.css"
import type { PracticeDriver } from "./practice-driver.ts"

const LENGTHS = [
  { value: "45", label: "45 minutes" },
  { value: "60", label: "60 minutes" },
] as const
type Length = (typeof LENGTHS)[number]["value"]

const WHOLE = "whole"
const PARTS = [
  { value: WHOLE, label: "The whole interview" },
  ...PRACTISED_PHASES.map(phase => ({ value: phase, label: `${PHASE_NAMES[phase]} only` })),
]

const LARGEST_SEED = 2 ** 31

interface StartPracticeProps {
  readonly driver: PracticeDriver
}

/** Who the interviewer is, and the button that begins. */
export function StartPractice({ driver }: StartPracticeProps) {
  const [length, setLength] = useState<Length>("45")
  const [only, setOnly] = useState<PractisedPhase | null>(null)
  return (
    <div className={classes.start}>
      <h2>Practise with the Standard interviewer</h2>
      <p>
        A senior engineer who looks for core competencies, system constraints and clear communication. It puts
        the question, answers what you ask, watches the board and asks one short thing at a time. It follows
        rules, without a language model, and nothing leaves this room.
      </p>
      <SegmentedControl
        fullWidth
        aria-label="Length of the interview"
        data={[...LENGTHS]}
        value={length}
        onChange={value => setLength(value === "60" ? "60" : "45")}
      />
      <NativeSelect
        label="What to practise"
        data={PARTS}
        value={only ?? WHOLE}
        onChange={event => {
          const { value } = event.currentTarget
          setOnly(PRACTISED_PHASES.find(phase => phase === value) ?? null)
        }}
      />
      {only !== null && (
        <p className={classes.soft}>
          {`The question, ${PHASE_NAMES[only]} and a short summary: ${minutesOf(practicePlan(length, only))} minutes. It does not count as an attempt.`}
        </p>
      )}
      <Button
        onClick={() => driver.start(practicePlan(length, only), Math.floor(Math.random() * LARGEST_SEED))}
      >
        Start the interview
      </Button>
    </div>
  )
}

function minutesOf(plan: readonly PhasePlan[]): number {
  return plan.reduce((sum, { minutes }) => sum + minutes, 0)
}
