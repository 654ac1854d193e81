/**
 * What of a record changes as one. Position is one field, and a shape that changes its parent
 * changes its place, angle and order with it: half of that would throw it across the board.
 */
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { equalityDeep } from "lib0/function"

export interface FieldUnit {
  readonly group: "record" | "props" | "meta"
  readonly names: readonly string[]
}

type Fields = Record<string, unknown>

const POSITION: FieldUnit = { group: "record", names: ["x", "y"] }
export const PLACEMENT: FieldUnit = { group: "record", names: ["parentId", "x", "y", "rotation", "index"] }

/** The units in which two versions of a record differ. */
export function changedUnits(from: BoardRecord, to: BoardRecord): FieldUnit[] {
  const units = [...single(from, to, "props"), ...single(from, to, "meta")]
  const top = single(from, to, "record")
  if (movesHome(from, to)) return [PLACEMENT, ...top.filter(unit => !isPlace(unit)), ...units]
  const placed = top.filter(unit => !POSITION.names.includes(String(unit.names[0])))
  return [...(placed.length < top.length ? [POSITION] : []), ...placed, ...units]
}

/** Whether a change of `unit` concerns where a shape is. */
export function isPlace(unit: FieldUnit): boolean {
  return unit.group === "record" && unit.names.some(name => PLACEMENT.names.includes(name))
}

/** Whether a shape changes its parent. */
export function movesHome(from: BoardRecord, to: BoardRecord): boolean {
  return from.typeName === "shape" && to.typeName === "shape" && from.parentId !== to.parentId
}

export function isSameIn(unit: FieldUnit, a: BoardRecord, b: BoardRecord): boolean {
  const left = fieldsOf(a, unit.group)
  const right = fieldsOf(b, unit.group)
  return unit.names.every(name => left[name] === right[name] || equalityDeep(left[name], right[name]))
}

/** `record` with the unit as `source` has it. */
export function withUnit<R extends BoardRecord>(unit: FieldUnit, record: R, source: BoardRecord): R {
  const fields = { ...fieldsOf(record, unit.group) }
  const from = fieldsOf(source, unit.group)
  for (const name of unit.names) {
    if (from[name] === undefined) delete fields[name]
    else fields[name] = from[name]
  }
  return (unit.group === "record" ? fields : { ...record, [unit.group]: fields }) as unknown as R
}

function single(from: BoardRecord, to: BoardRecord, group: FieldUnit["group"]): FieldUnit[] {
  const names = new Set([...Object.keys(fieldsOf(from, group)), ...Object.keys(fieldsOf(to, group))])
  if (group === "record") for (const nested of ["props", "meta"]) names.delete(nested)
  return [...names]
    .map((name): FieldUnit => ({ group, names: [name] }))
    .filter(unit => !isSameIn(unit, from, to))
}

function fieldsOf(record: BoardRecord, group: FieldUnit["group"]): Fields {
  return (group === "record" ? record : record[group]) as unknown as Fields
}
