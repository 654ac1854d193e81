/** Boxes: `A`, `A[label]` and every other outline, `A@{ shape: cyl, label: "…" }`, `A:::class`. */
import type { Cursor } from "./mermaid-cursor.ts"
import { takeQuoted, takeUntil } from "./mermaid-words.ts"

export interface ChartBox {
  readonly name: string
  readonly offset: number
  /** As written; undefined where the box is only named. */
  readonly label: string | undefined
  /** What it is drawn as, such as "[(" or "cyl"; undefined where it is only named. */
  readonly outline: string | undefined
  readonly classes: readonly string[]
  /** It is, or has, a picture. */
  readonly isPicture: boolean
}

/** By what they begin with, longest first. */
const OUTLINES: readonly (readonly [open: string, ...close: string[]])[] = [
  ["(((", ")))"],
  ["([", "])"],
  ["((", "))"],
  ["(-", "-)"],
  ["[[", "]]"],
  ["[(", ")]"],
  ["[/", "/]", "\\]"],
  ["[\\", "\\]", "/]"],
  ["{{", "}}"],
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  [">", "]"],
]

/**
 * Letters of any script, and the signs that Mermaid allows. A dash, an equals sign or a dot belongs to a name
 * only where it cannot be the beginning of a link.
 */
const NAME = /(?:[\p{L}\p{M}\p{N}\p{So}_!#$'*+.?\\/]|\u200d|-(?![-.>])|=(?![=>])|:(?!:)|%(?!%)){1,200}/uy

/** The name here; undefined, and nothing taken, where there is none. */
export function takeName(cursor: Cursor): string | undefined {
  return cursor.match(NAME)?.[0]
}

/** The box here. */
export function takeBox(cursor: Cursor): ChartBox {
  const offset = cursor.offset
  const name = takeName(cursor) ?? takeQuoted(cursor)
  if (name === undefined || name === "") {
    const found = cursor.excerpt()
    throw cursor.fault(found === "" ? "Here a box is missing." : `Here a box is missing; “${found}” is none.`)
  }
  const drawn = cursor.startsWith("@{") ? takeAttributes(cursor) : takeOutline(cursor)
  const classes: string[] = []
  while (cursor.take(":::")) classes.push(takeName(cursor) ?? "")
  return { name, offset, ...drawn, classes }
}

type Drawn = Pick<ChartBox, "label" | "outline" | "isPicture">

const BARE: Drawn = { label: undefined, outline: undefined, isPicture: false }

function takeOutline(cursor: Cursor): Drawn {
  const start = cursor.offset
  let outline: string | undefined
  for (const [open, ...close] of OUTLINES) {
    if (!cursor.take(open)) continue
    outline ??= open
    const label = takeUntil(cursor, close)
    if (label !== undefined) return { label, outline: open, isPicture: false }
    cursor.offset = start
  }
  if (outline === undefined) return BARE
  const close = OUTLINES.find(([open]) => open === outline)?.[1]
  throw cursor.fault(`This box is never closed; “${outline}” needs “${close}”.`)
}

const KEY = /[\s,]*([\w-]{1,50})\s*:[^\S\n]*/y
const SINGLE_QUOTED = /'[^'\n]*'/y
const UNQUOTED = /[^,\n}]*/y
const CLOSE = /[\s,]*\}/y

/** `@{ shape: …, label: … }`, over one line or several. */
export function takeAttributes(cursor: Cursor): Drawn {
  const start = cursor.offset
  const seen = new Map<string, string>()
  cursor.take("@{")
  while (cursor.match(CLOSE) === undefined) {
    const key = cursor.match(KEY)?.[1]
    if (key === undefined) throw cursor.fault("Here “key: value”, or a closing “}”, is missing.")
    const single = cursor.match(SINGLE_QUOTED)?.[0].slice(1, -1)
    seen.set(key, single ?? takeQuoted(cursor) ?? cursor.match(UNQUOTED)?.[0].trim() ?? "")
    if (cursor.isAtEnd) throw cursor.fault("These braces are never closed.", start)
  }
  return {
    label: seen.get("label"),
    outline: seen.get("shape"),
    isPicture: seen.has("img") || seen.has("icon"),
  }
}
