import { Button, VisuallyHidden } from "@mantine/core"
import type { ProbeOutcome } from "@outloud/shared/interviewer/probes-now.ts"
import { onCardKey } from "./card-keys.ts"
import classes from "./Guide.module.css"
import { Key } from "./Key.tsx"

interface ProbeItemProps {
  readonly ask: string
  readonly listenFor: readonly string[]
  readonly onMark: (outcome: ProbeOutcome) => void
}

/** A question to ask, what to listen for, and what became of it: a button and a key each. */
export function ProbeItem({ ask, listenFor, onMark }: ProbeItemProps) {
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
