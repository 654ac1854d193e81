import type { Ask } from "./move.ts"
import type { Slip, SlipKind } from "./slips.ts"

const LISTENS_FOR: Record<SlipKind, readonly string[]> = {
  number: ["Says what the figure was worked out from"],
  tool: ["Names the property that is needed"],
  decision: ["Says what was rejected, or when to switch"],
}
const COMPETENCY = { number: "scale", tool: "tradeoffs", decision: "tradeoffs" } as const

/** A question about a slip: about each tool and each figure once. `nth`: tells choices apart, which have no name. */
export function askOfSlip({ kind, words }: Slip, nth: number): Ask {
  const name = words === "" ? String(nth) : words.toLowerCase()
  return { id: `slip:${kind}:${name}`, competency: COMPETENCY[kind], listenFor: LISTENS_FOR[kind] }
}

export function slipOfAsk({ id }: Ask): SlipKind | undefined {
  const [word, kind] = id.split(":")
  return word === "slip" && kind !== undefined && kind in LISTENS_FOR ? (kind as SlipKind) : undefined
}
