import { MAX_FORMULA_LENGTH, MAX_SOURCE_LENGTH, MAX_UNIT_LENGTH } from "@outloud/shared/estimates/estimate.ts"
import { MAX_NAME_LENGTH } from "@outloud/shared/estimates/formula-text.ts"
import { ASSUMED, type EstimateRow, type Sheet } from "@outloud/shared/estimates/sheet.ts"
import { useState } from "react"
import { CommitField } from "./CommitField.tsx"
import classes from "./Estimates.module.css"
import { RowMenu } from "./RowMenu.tsx"
import { mistake, newNameProblem } from "./row-words.ts"
import type { EstimateActions } from "./use-estimate-actions.ts"

export interface RowProps {
  readonly row: EstimateRow
  readonly sheet: Sheet
  readonly actions: EstimateActions
  readonly mayEdit: boolean
}

interface EstimateRowProps extends RowProps {
  /** After the row is gone, and the focus with it. */
  readonly onDeleted: () => void
}

/** An estimate of somebody's own: its name, its formula, and what comes of it. */
export function EstimateRowView({ row, sheet, actions, mayEdit, onDeleted }: EstimateRowProps) {
  const { name, formula, result } = row
  const error = result.kind === "error" ? mistake(result) : undefined
  return (
    <li className={classes.row}>
      <RowHead {...{ row, sheet, actions, mayEdit, onDeleted }} />
      {mayEdit ? (
        <CommitField
          label={`Formula of ${name}`}
          value={formula}
          error={error}
          className={classes.formulaField}
          maxLength={MAX_FORMULA_LENGTH}
          placeholder="formula"
          onCommit={typed => void actions.change(row, { formula: typed })}
        />
      ) : (
        <p className={classes.formula}>{formula}</p>
      )}
      {!mayEdit && error !== undefined && <p className={classes.error}>{error}</p>}
      <Answer {...{ row, actions, mayEdit }} />
    </li>
  )
}

function RowHead({ row, sheet, actions, mayEdit, onDeleted }: EstimateRowProps) {
  const [renaming, setRenaming] = useState<"no" | "yes" | "done">("no")
  const { name } = row
  if (renaming === "yes" && mayEdit) {
    const rename = (typed: string) => {
      const problem = newNameProblem(typed.trim(), sheet.byName.keys())
      if (problem === undefined) actions.rename(row, typed.trim())
      return problem
    }
    return (
      <CommitField
        label={`New name of ${name}`}
        value={name}
        className={classes.rename}
        maxLength={MAX_NAME_LENGTH}
        autoFocus
        onCommit={rename}
        onLeave={by => setRenaming(by === "key" ? "done" : "no")}
      />
    )
  }
  return (
    <div className={classes.head}>
      <p className={classes.name}>{name === "" ? "(no name)" : name}</p>
      <RowMenu
        {...{ row, actions, mayEdit, onDeleted }}
        onRename={() => setRenaming("yes")}
        autoFocus={renaming === "done"}
      />
    </div>
  )
}

function Answer({ row, actions, mayEdit }: Omit<RowProps, "sheet">) {
  const { name, unit, result, source } = row
  const isNumber = result.kind === "value" && result.needs.length === 0
  const shownSource = source === ASSUMED ? "" : source
  return (
    <>
      <div className={classes.answer}>
        <p className={classes.value} title={result.kind === "value" ? result.exact : undefined}>
          {result.kind === "value" ? `= ${result.short}` : "= ?"}
          {result.kind === "value" && result.unit !== unit.trim() && ` ${result.unit}`}
        </p>
        {mayEdit ? (
          <CommitField
            label={`Unit of ${name}`}
            value={unit}
            placeholder="+ unit"
            className={classes.unitField}
            maxLength={MAX_UNIT_LENGTH}
            onCommit={typed => void actions.change(row, { unit: typed })}
          />
        ) : (
          <p className={classes.soft}>{unit}</p>
        )}
      </div>
      {isNumber && mayEdit && (
        <CommitField
          label={`Where ${name} comes from`}
          value={shownSource}
          placeholder="assumed · add where it comes from"
          className={classes.sourceField}
          maxLength={MAX_SOURCE_LENGTH}
          onCommit={typed => void actions.change(row, { source: typed })}
        />
      )}
      {isNumber && !mayEdit && <p className={classes.soft}>{source}</p>}
      {result.kind === "value" && result.note !== undefined && <p className={classes.soft}>{result.note}</p>}
    </>
  )
}
