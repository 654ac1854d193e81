import { NumberInput, SegmentedControl } from "@mantine/core"
import {
  DESIGN_PHASES,
  MAX_PHASE_MINUTES,
  PHASE_NAMES,
  type PhaseId,
  type PhasePlan,
  PRESETS,
  type Preset,
  SCREEN_PHASES,
} from "@outloud/shared/clock/phases.ts"
import { newClock, type SessionClock } from "@outloud/shared/clock/session-clock.ts"
import { useState } from "react"
import classes from "./PhaseList.module.css"
import { useTurnClock } from "./use-turn-clock.ts"

const PRESET_NAMES: Record<Preset, string> = { "45": "45 min", "60": "60 min", screen: "30 min screen" }
const MINUTE = 60_000

/** The plan before the interview starts: a preset, or minutes of one's own for each phase. */
export function PlanEditor({ clock }: { readonly clock: SessionClock }) {
  const { mutate } = useTurnClock()
  const minutes = new Map(clock.phases.map(({ id, planned }) => [id, planned / MINUTE]))
  const ids: readonly PhaseId[] = minutes.has("resume") ? SCREEN_PHASES : DESIGN_PHASES
  const chosen = (Object.keys(PRESETS) as Preset[]).find(
    preset => JSON.stringify(newClock(PRESETS[preset]).phases) === JSON.stringify(clock.phases),
  )
  const setMinutes = (changed: PhaseId, value: number) => {
    const phases = ids.flatMap((id): PhasePlan[] => {
      const planned = id === changed ? value : (minutes.get(id) ?? 0)
      return planned > 0 ? [{ id, minutes: planned }] : []
    })
    if (phases.length > 0) mutate({ type: "plan", phases })
  }
  const total = [...minutes.values()].reduce((sum, one) => sum + one, 0)
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Length of the interview"
        value={chosen ?? "custom"}
        data={[
          ...(Object.keys(PRESETS) as Preset[]).map(value => ({ value, label: PRESET_NAMES[value] })),
          ...(chosen === undefined ? [{ value: "custom", label: "Custom" }] : []),
        ]}
        onChange={value => {
          if (value in PRESETS) mutate({ type: "plan", phases: PRESETS[value as Preset] })
        }}
      />
      <ol>
        {ids.map(id => (
          <li key={id}>
            <span className={classes.name}>{PHASE_NAMES[id]}</span>
            <MinutesField id={id} minutes={minutes.get(id) ?? 0} onCommit={value => setMinutes(id, value)} />
          </li>
        ))}
      </ol>
      <p className={classes.who}>{Math.round(total)} minutes in all. A phase of 0 minutes is left out.</p>
    </>
  )
}

interface MinutesFieldProps {
  readonly id: PhaseId
  readonly minutes: number
  readonly onCommit: (minutes: number) => void
}

/** Sent when it is left, not with every digit: everybody in the room sees the plan. */
function MinutesField({ id, minutes, onCommit }: MinutesFieldProps) {
  const [draft, setDraft] = useState<number | string | null>(null)
  const commit = () => {
    setDraft(null)
    const value = Number(draft)
    if (draft === null || draft === "" || !Number.isFinite(value) || value === minutes) return
    onCommit(Math.min(Math.max(0, value), MAX_PHASE_MINUTES))
  }
  return (
    <NumberInput
      aria-label={`Minutes for ${PHASE_NAMES[id]}`}
      size="xs"
      w={76}
      min={0}
      max={MAX_PHASE_MINUTES}
      step={1}
      value={draft ?? minutes}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={event => event.key === "Enter" && commit()}
    />
  )
}
