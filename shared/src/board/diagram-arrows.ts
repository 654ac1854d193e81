/** The arrows of quick typing, as ASCII, as phones and word processors correct them, and as Unicode has them. */
import type { FlowMode } from "./flow.ts"

export interface TypedArrow {
  readonly direction: "forward" | "backward" | "both"
  /** Null where the arrow does not say it. */
  readonly mode: FlowMode | null
  /** Characters that it is written with. */
  readonly length: number
}

const SIGNS: Readonly<Record<string, Omit<TypedArrow, "length">>> = {
  "→": { direction: "forward", mode: null },
  "⟶": { direction: "forward", mode: null },
  "➔": { direction: "forward", mode: null },
  "➜": { direction: "forward", mode: null },
  "➝": { direction: "forward", mode: null },
  "←": { direction: "backward", mode: null },
  "⟵": { direction: "backward", mode: null },
  "↔": { direction: "both", mode: null },
  "⟷": { direction: "both", mode: null },
  "⇄": { direction: "both", mode: null },
  "⇒": { direction: "forward", mode: "async" },
  "⟹": { direction: "forward", mode: "async" },
  "⇢": { direction: "forward", mode: "async" },
  "⤏": { direction: "forward", mode: "async" },
  "⇐": { direction: "backward", mode: "async" },
  "⇠": { direction: "backward", mode: "async" },
  "⇔": { direction: "both", mode: "async" },
}

/** The longest shaft that is read as one, so that a line of dashes costs what a line of words does. */
const LONGEST = 16
const SHAFT = "-–—=.…"

/** The arrow that starts at this place of the text; undefined where none does. Costs no more than its length. */
export function arrowAt(text: string, at: number): TypedArrow | undefined {
  const sign = SIGNS[text.charAt(at)]
  if (sign !== undefined) return { ...sign, length: 1 }
  const hasTail = text[at] === "<"
  let end = hasTail ? at + 1 : at
  const start = end
  while (end - start < LONGEST && end < text.length && SHAFT.includes(text.charAt(end))) end++
  if (end === start) return undefined
  const hasHead = text[end] === ">"
  const mode = modeOfShaft(text.slice(start, end))
  if (mode === undefined || !(hasHead || hasTail)) return undefined
  const direction = hasHead ? (hasTail ? "both" : "forward") : "backward"
  return { direction, mode, length: end + (hasHead ? 1 : 0) - at }
}

/** `-` says nothing, `--` and `=` async, `..` batch, and so does Mermaid's `-.-` async. Undefined for a mixture. */
function modeOfShaft(shaft: string): FlowMode | null | undefined {
  // One long dash is what two short ones become under a phone's keyboard, and three dots become one sign.
  const plain = shaft.replaceAll("–", "-").replaceAll("—", "--").replaceAll("…", "...")
  if (plain === "-") return null
  if (/^(?:-+|=+|-\.+-)$/.test(plain)) return "async"
  return /^\.{2,}$/.test(plain) ? "batch" : undefined
}
