/** What each kind of layer document may hold, as data. Roots and types that are not named do not exist. */
import * as Y from "yjs"
import { ENTRIES_ROOT, isEntryKey } from "../room/note-entries.ts"
import { RECORDS_ROOT } from "./codec.ts"
import { jsonProblem } from "./json.ts"
import { MAX_ID_LENGTH } from "./validate-record.ts"

export type GuardProfile = "records" | "notes" | "readonly"

export type ContentKind = "map" | "json" | "string" | "format"

/** One shared type: where its items may stand, and what they may hold. Deleted content may stand anywhere. */
export interface TypeRule {
  /** Whether an item may stand under this key of a map. Undefined for a list, whose items have no key. */
  readonly key?: (key: string) => boolean
  readonly content: ReadonlySet<ContentKind>
  /** The rule of a map that an item holds. */
  readonly inner?: TypeRule
}

/** Characters of a field's key: `props.` or `meta.` and a name. */
const MAX_FIELD_KEY_LENGTH = 256
/** Characters that one item of a text may hold: more than anybody pastes into notes at once. */
const MAX_STRING_LENGTH = 200_000
const MAX_FORMAT_KEY_LENGTH = 64
const MAX_FORMAT_LENGTH = 1024

const FIELDS: TypeRule = {
  key: key => key.length > 0 && key.length <= MAX_FIELD_KEY_LENGTH,
  content: new Set<ContentKind>(["json"]),
}

const RECORDS: TypeRule = {
  key: key => key.length <= MAX_ID_LENGTH && /^(shape|binding):./s.test(key),
  content: new Set<ContentKind>(["map"]),
  inner: FIELDS,
}

const ENTRIES: TypeRule = { key: isEntryKey, content: new Set<ContentKind>(["json"]) }

const TEXT: TypeRule = { content: new Set<ContentKind>(["string", "format"]) }

export const PROFILES: Readonly<Record<GuardProfile, ReadonlyMap<string, TypeRule>>> = {
  records: new Map([[RECORDS_ROOT, RECORDS]]),
  notes: new Map([
    [RECORDS_ROOT, RECORDS],
    [ENTRIES_ROOT, ENTRIES],
    ["text", TEXT],
  ]),
  readonly: new Map(),
}

/** What an item holds; undefined for everything that no layer may hold (subdocuments, binary, embeds, XML …). */
export function contentKind(content: Y.Item["content"]): ContentKind | "deleted" | undefined {
  if (content instanceof Y.ContentAny) return "json"
  if (content instanceof Y.ContentDeleted) return "deleted"
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map ? "map" : undefined
  if (content instanceof Y.ContentString) return "string"
  if (content instanceof Y.ContentFormat) return "format"
  return undefined
}

/** What is wrong with the values that an item of an allowed kind holds, or undefined. */
export function contentProblem(content: Y.Item["content"], jsonDepth: number): string | undefined {
  if (content instanceof Y.ContentAny) {
    for (const value of content.arr as readonly unknown[]) {
      const problem = jsonProblem(value, jsonDepth)
      if (problem !== undefined) return problem
    }
  } else if (content instanceof Y.ContentString) {
    if (content.str.length > MAX_STRING_LENGTH) return "a text that is too long"
  } else if (content instanceof Y.ContentFormat) {
    return formatProblem(content.key, content.value, jsonDepth)
  }
  return undefined
}

function formatProblem(key: string, value: unknown, jsonDepth: number): string | undefined {
  if (key.length > MAX_FORMAT_KEY_LENGTH) return "a format whose name is too long"
  const problem = jsonProblem(value, jsonDepth)
  if (problem !== undefined) return problem
  return JSON.stringify(value).length > MAX_FORMAT_LENGTH ? "a format that is too large" : undefined
}
