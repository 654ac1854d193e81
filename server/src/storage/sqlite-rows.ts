import type { SQLInputValue, StatementSync } from "node:sqlite"

/**
 * The first row of a statement whose columns are named as the fields of `Row`. The one place where what
 * the database gives is believed to have the type that our own strict tables promise.
 */
export function firstRow<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row | undefined {
  const row = statement.get(...values)
  return row === undefined ? undefined : ({ ...row } as Row)
}

/** All rows of such a statement. */
export function allRows<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row[] {
  return statement.all(...values).map(row => ({ ...row }) as Row)
}
