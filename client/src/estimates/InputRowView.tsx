import { MAX_FORMULA_LENGTH } from "@outloud/shared/estimates/estimate.ts"
import { typedNumber } from "@outloud/shared/estimates/number-format.ts"
import { isAsGiven } from "@outloud/shared/estimates/sheet.ts"
import { CommitField } from "./CommitField.tsx"
import type { RowProps } from "./EstimateRowView.tsx"
import classes from "./Estimates.module.css"
import { RowMenu } from "./RowMenu.tsx"
import { mistake } from "./row-words.ts"

/** A number that the question brings along, as given or as somebody has changed it. */
export function InputRowView({ row, actions, mayEdit }: Omit<RowProps, "sheet">) {
  const { name, unit, formula, result, given } = row
  if (given === null) return null
  const error = result.kind === "error" ? mistake(result) : undefined
  const isComputed = result.kind === "value" && result.needs.length > 0
  return (
    <li className={classes.row}>
      <div className={classes.input}>
        <p className={classes.label}>{given.label}</p>
        {mayEdit ? (
          <CommitField
            label={`${given.label}, ${name}`}
            value={formula}
            error={error}
            className={classes.valueField}
            maxLength={MAX_FORMULA_LENGTH}
            onCommit={typed => {
              // An empty field is the given value.
              if (typed.trim() !== "") actions.change(row, { formula: typed })
              else if (row.card !== null) actions.remove(row)
            }}
          />
        ) : (
          <p className={classes.given}>{formula}</p>
        )}
        <RowMenu {...{ row, actions, mayEdit }} />
      </div>
      <p className={classes.soft}>
        <code className={classes.code}>{name}</code> {isComputed && `= ${result.short} `}
        {unit}
      </p>
      <Source row={row} />
      {!mayEdit && error !== undefined && <p className={classes.error}>{error}</p>}
    </li>
  )
}

function Source({ row }: Pick<RowProps, "row">) {
  const { given } = row
  if (given === null) return null
  const { source, value } = given
  if (!isAsGiven(row)) return <p className={classes.soft}>{`Changed; ${typedNumber(value)} was given`}</p>
  if (source.kind === "question") return <p className={classes.soft}>From the question</p>
  if (source.kind === "assumption") return null
  if (source.url === undefined) return <p className={classes.soft}>{source.title}</p>
  return (
    <p className={classes.soft}>
      <a href={source.url} target="_blank" rel="noreferrer">
        {source.title}
      </a>
    </p>
  )
}
