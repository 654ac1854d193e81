import { compareNumbers } from "@outloud/shared/debrief/compare-numbers.ts"
import type { DebriefKey } from "@outloud/shared/debrief/debrief-key.ts"
import { useEstimateBoard, useSheet, useSheetEngine } from "../estimates/use-sheet.ts"
import classes from "./Debrief.module.css"

/** What the reference works out beside the board's own estimates, each with what follows from it. */
export function NumbersBeside({ derived }: Pick<DebriefKey, "derived">) {
  const { data: engine } = useSheetEngine()
  const sheet = useSheet(useEstimateBoard(engine))
  if (derived.length === 0) return null
  const { numbers, others } = compareNumbers(derived, sheet)
  return (
    <section aria-labelledby="debrief-numbers">
      <h2 id="debrief-numbers">The numbers</h2>
      <p className={classes.soft}>
        What the reference works out, and what it changes. Other assumptions give other numbers; an estimate
        of the same name stands beside it.
      </p>
      <div className={classes.scrolled}>
        <table className={classes.numbers}>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Reference</th>
              <th scope="col">This board</th>
              <th scope="col">What follows</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ key, label, reference, own, lesson }) => (
              <tr key={key}>
                <th scope="row">
                  {label} <span className={classes.soft}>{key}</span>
                </th>
                <td>{reference}</td>
                <td>{own ?? <span className={classes.soft}>none</span>}</td>
                <td>{lesson}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > 0 && (
        <>
          <h3>Other estimates on this board</h3>
          <ul className={classes.plain}>
            {others.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
