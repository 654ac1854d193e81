/**
 * How something travels along an arrow is said by the arrow's line, as on most architecture drawings: solid is a
 * call that waits, dashed an event that nobody waits for, dotted a batch. tldraw's own hand-drawn line says
 * nothing yet. The line is the only place where it is kept, so every export and every other tldraw shows it.
 */
export const FLOW_MODES = ["sync", "async", "batch"] as const
export type FlowMode = (typeof FLOW_MODES)[number]

export type LineStyle = "draw" | "solid" | "dashed" | "dotted"

const LINE: Record<FlowMode, LineStyle> = { sync: "solid", async: "dashed", batch: "dotted" }

/** The line of an arrow of this mode; the hand-drawn one where the mode is not said. */
export function lineOf(mode: FlowMode | null): LineStyle {
  return mode === null ? "draw" : LINE[mode]
}

/** What an arrow's line says; null where it says nothing. */
export function modeOfLine(line: unknown): FlowMode | null {
  return FLOW_MODES.find(mode => LINE[mode] === line) ?? null
}
