import { Button } from "@mantine/core"
import type { ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import classes from "./Guide.module.css"

const WORDS: Record<ProbeOutcome, string> = {
  asked: "asked",
  well: "answered well",
  poorly: "answered poorly",
  skipped: "skipped",
}

interface HandledListProps {
  readonly asked: readonly { readonly id: string; readonly ask: string }[]
  readonly outcomes: ReadonlyMap<string, ProbeOutcome>
  readonly onPutBack: (id: string) => void
}

/** What became of the questions that are done with. */
export function HandledList({ asked, outcomes, onPutBack }: HandledListProps) {
  const handled = asked.filter(({ id }) => outcomes.has(id))
  if (handled.length === 0) return null
  return (
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
              onClick={() => onPutBack(id)}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
