/**
 * Whether one record, looked at alone, may be in a board. tldraw's validators let through what crashes or
 * freezes its own canvas (huge numbers, foreign rich text, a shape inside itself), so our limits come on top.
 * What needs other records to judge is in graph-checks.ts.
 */
import type { JsonObject } from "./codec.ts"
import { jsonProblem } from "./json.ts"
import type { Limits } from "./limits.ts"
import { BOARD_SHAPE_TYPES, type BoardRecord, boardSchema, PAGE_ID } from "./schema.ts"
import { coordinate, propsViolation, type RuleCode } from "./shape-rules.ts"

type ProblemCode = RuleCode | "id" | "type" | "json" | "schema" | "parent" | "meta"

export interface RecordProblem {
  readonly code: ProblemCode
  /** Dotted, from the record; empty for the record as a whole. */
  readonly path: string
  readonly message: string
}

/** Also the most that a key of the records root may have. */
export const MAX_ID_LENGTH = 128
/** Fractional indexes grow by about a character for every few records put between the same two. */
const MAX_INDEX_LENGTH = 512
/** Characters of `meta` as JSON: it is for small marks (a component's kind, an anchor), not for data. */
const MAX_META_LENGTH = 4096
const MAX_META_KEY_LENGTH = 128
const MAX_MESSAGE_LENGTH = 200

const SHAPE_ID = /^shape:[\w.:~-]+$/
const BINDING_ID = /^binding:[\w.:~-]+$/
const SHAPE_TYPES: ReadonlySet<string> = new Set(BOARD_SHAPE_TYPES)
const BINDING_TYPES: ReadonlySet<string> = new Set(["arrow"])

export function isShapeId(value: unknown): value is string {
  return typeof value === "string" && value.length <= MAX_ID_LENGTH && SHAPE_ID.test(value)
}

function isBindingId(value: unknown): value is string {
  return typeof value === "string" && value.length <= MAX_ID_LENGTH && BINDING_ID.test(value)
}

/**
 * What forbids that the entry `id` holds `value`, or undefined. Takes anything (a decoded entry, a file's
 * record, a store's record without undefined in it) and never throws; the first problem found is reported.
 */
export function checkRecord(id: string, value: unknown, limits: Limits): RecordProblem | undefined {
  const json = jsonProblem(value, limits.jsonDepth)
  if (json !== undefined) return problem("json", "", json)
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return problem("json", "", "not an object")
  const record = value as JsonObject
  return (
    identityProblem(id, record) ??
    lengthProblem(record) ??
    schemaProblem(record) ??
    placeProblem(id, record, limits) ??
    propsProblem(record as unknown as BoardRecord, limits)
  )
}

/** The record as what it is, after checkRecord found nothing wrong with it; undefined otherwise. */
export function asBoardRecord(id: string, value: unknown, limits: Limits): BoardRecord | undefined {
  return checkRecord(id, value, limits) === undefined ? (value as BoardRecord) : undefined
}

function identityProblem(id: string, record: JsonObject): RecordProblem | undefined {
  const shape = record.typeName === "shape"
  if (!shape && record.typeName !== "binding")
    return problem("type", "typeName", "is neither shape nor binding")
  if (record.id !== id) return problem("id", "id", "is not the id that the record is kept under")
  if (!(shape ? isShapeId(id) : isBindingId(id)))
    return problem("id", "id", `is not the id of a ${record.typeName}`)
  const types = shape ? SHAPE_TYPES : BINDING_TYPES
  if (typeof record.type === "string" && types.has(record.type)) return undefined
  return problem("type", "type", `is not a ${record.typeName} that a board may hold`)
}

/** Before the schema's own checks, whose cost grows with these lengths. */
function lengthProblem(record: JsonObject): RecordProblem | undefined {
  const { index, meta } = record
  if (typeof index === "string" && index.length > MAX_INDEX_LENGTH)
    return problem("size", "index", "is too long")
  if (typeof meta !== "object" || meta === null || Array.isArray(meta))
    return problem("meta", "meta", "is not an object")
  for (const key in meta) {
    // Such a key has no overlay of its own (codec.ts), or one longer than the guard lets through.
    if (key === "" || key === "__proto__" || key.length > MAX_META_KEY_LENGTH)
      return problem("meta", "meta", "has a bad key")
  }
  return JSON.stringify(meta).length <= MAX_META_LENGTH ? undefined : problem("meta", "meta", "is too large")
}

function schemaProblem(record: JsonObject): RecordProblem | undefined {
  const type = record.typeName === "shape" ? boardSchema.types.shape : boardSchema.types.binding
  try {
    type.validate(record)
    return undefined
  } catch (error) {
    return problem("schema", "", error instanceof Error ? error.message : "is not valid")
  }
}

function placeProblem(id: string, record: JsonObject, limits: Limits): RecordProblem | undefined {
  if (record.typeName === "binding") {
    for (const end of ["fromId", "toId"]) {
      if (!isShapeId(record[end])) return problem("id", end, "is not the id of a shape")
    }
    return record.fromId === record.toId ? problem("parent", "toId", "binds an arrow to itself") : undefined
  }
  for (const axis of ["x", "y"]) {
    const violation = coordinate(record[axis] as number, limits)
    if (violation !== undefined) return problem(violation.code, axis, violation.message)
  }
  if (record.parentId === id) return problem("parent", "parentId", "is the shape itself")
  if (record.parentId === PAGE_ID || isShapeId(record.parentId)) return undefined
  return problem("parent", "parentId", "is neither the page nor a shape")
}

function propsProblem(record: BoardRecord, limits: Limits): RecordProblem | undefined {
  const violation = propsViolation(record as unknown as Parameters<typeof propsViolation>[0], limits)
  return violation && problem(violation.code, `props.${violation.prop}`, violation.message)
}

function problem(code: ProblemCode, path: string, message: string): RecordProblem {
  return {
    code,
    path,
    message: message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message,
  }
}
