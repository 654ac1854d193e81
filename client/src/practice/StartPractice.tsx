import { Button, SegmentedControl } from "@mantine/core"
import type { Preset } from "@outloud/shared/clock/phases.ts"
import { useState } from "react"
import classes from "./Interviewer.module.css"
import type { PracticeDriver } from "./practice-driver.ts"

const LENGTHS = [
  { value: "45", label: "45 minutes" },
  { value: "60", label: "60 minutes" },
] as const satisfies readonly { value: Preset; label: string }[]

const LARGEST_SEED = 2 ** 31

interface StartPracticeProps {
  readonly driver: PracticeDriver
  /** Whether one has just ended here. */
  readonly again?: boolean
}

/** Who the interviewer is, and the button that begins. */
export function StartPractice({ driver, again = false }: StartPracticeProps) {
  const [preset, setPreset] = useState<Preset>("45")
  return (
    <div className={classes.start}>
      <h2>{again ? "Once more" : "Practise with the Standard interviewer"}</h2>
      {again ? (
        <p>Another interview asks in another order. This conversation goes; board and notes stay.</p>
      ) : (
        <p>
          A senior engineer who looks for core competencies, system constraints and clear communication. It
          puts the question, answers what you ask, watches the board and asks one short thing at a time. It
          follows rules, without a language model, and nothing leaves this room.
        </p>
      )}
      <SegmentedControl
        fullWidth
        aria-label="Length of the interview"
        data={[...LENGTHS]}
        value={preset}
        onChange={value => setPreset(LENGTHS.find(length => length.value === value)?.value ?? "45")}
      />
      <Button
        variant={again ? "default" : "filled"}
        onClick={() => driver.start(preset, Math.floor(Math.random() * LARGEST_SEED))}
      >
        {again ? "Start anew" : "Start the interview"}
      </Button>
    </div>
  )
}
