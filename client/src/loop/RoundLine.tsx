import { ROUNDS, type RoundId } from "@outloud/shared/loop/rounds.ts"
import type { ReactNode } from "react"
import classes from "./RoundLine.module.css"

interface RoundLineProps {
  /** What stands below a round; one with something is practised here, and has a filled dot. */
  readonly below: Partial<Record<RoundId, ReactNode>>
  /** How deep the headings are. */
  readonly heading: "h2" | "h3"
}

/** The rounds from the first call to the decision. */
export function RoundLine({ below, heading: Heading }: RoundLineProps) {
  return (
    <>
      <ol className={classes.rounds}>
        {ROUNDS.map(({ id, name, length, what }) => (
          <li key={id} data-practised={below[id] !== undefined || undefined}>
            <p className={classes.length}>{length}</p>
            <Heading>{name}</Heading>
            <p>{what}</p>
            {below[id]}
          </li>
        ))}
      </ol>
      <p className={classes.days} aria-hidden="true">
        <span>Day 1</span>
        <span>about day 21</span>
      </p>
    </>
  )
}
