/** How well flows can be read, drawn as straight lines between the middles of their boxes. Pure. */
import type { Box } from "tldraw"

/** A straight line between the middles of two boxes. */
export interface Stretch {
  readonly from: Box
  readonly to: Box
}

export interface Flow extends Stretch {
  readonly isLabelled: boolean
  /** Whether it leads to another lane: how far down that is, is no matter of layout. */
  readonly isAcross: boolean
}

/** Reading goes from left to right before it goes down. */
const DOWN = 2
/** What each fault costs, in canvas pixels of length. */
const THROUGH_A_BOX = 600
const ACROSS_A_LINE = 120
const BACKWARDS = 450
/** Two boxes so near that neither the arrow nor its words can be seen. */
const NO_ROOM = 300
const LEAST_ROOM = { plain: 30, labelled: 60 } as const

/** The less, the better. */
export function flowsCost(flows: readonly Flow[], boxes: readonly Box[]): number {
  let cost = 0
  for (const [n, flow] of flows.entries()) {
    const { from, to } = flow
    const [dx, dy] = [to.midX - from.midX, to.midY - from.midY]
    cost += Math.abs(dx) + (flow.isAcross ? 0 : DOWN * Math.abs(dy))
    if (dx < -from.w / 2) cost += BACKWARDS
    if (roomBetween(from, to) < (flow.isLabelled ? LEAST_ROOM.labelled : LEAST_ROOM.plain)) cost += NO_ROOM
    for (const box of boxes) if (box !== from && box !== to && goesThrough(flow, box)) cost += THROUGH_A_BOX
    for (const other of flows.slice(n + 1)) if (areCrossing(flow, other)) cost += ACROSS_A_LINE
  }
  return cost
}

/** What it costs that boxes lie on lines that are drawn already. */
export function coveringCost(drawn: readonly Stretch[], boxes: readonly Box[]): number {
  return (
    THROUGH_A_BOX * drawn.reduce((sum, line) => sum + boxes.filter(box => goesThrough(line, box)).length, 0)
  )
}

function roomBetween(a: Box, b: Box): number {
  const x = Math.max(a.minX, b.minX) - Math.min(a.maxX, b.maxX)
  const y = Math.max(a.minY, b.minY) - Math.min(a.maxY, b.maxY)
  return Math.max(x, y)
}

/** Clips the line at the box's sides (Liang and Barsky, 1984). A box around an end is not in the way. */
function goesThrough({ from, to }: Stretch, box: Box): boolean {
  if (box.containsPoint(from.center) || box.containsPoint(to.center)) return false
  const [x, y, dx, dy] = [from.midX, from.midY, to.midX - from.midX, to.midY - from.midY]
  let [enter, leave] = [0, 1]
  for (const [p, q] of [
    [-dx, x - box.minX],
    [dx, box.maxX - x],
    [-dy, y - box.minY],
    [dy, box.maxY - y],
  ] as const) {
    if (p === 0 && q < 0) return false
    if (p < 0) enter = Math.max(enter, q / p)
    if (p > 0) leave = Math.min(leave, q / p)
  }
  return enter < leave
}

/** Flows that share an end only meet there. */
function areCrossing(a: Flow, b: Flow): boolean {
  if (a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to) return false
  return isBetween(a, b) && isBetween(b, a)
}

/** Whether the line's ends lie on two sides of the other's. */
function isBetween(line: Flow, other: Flow): boolean {
  const side = (point: Box) =>
    Math.sign(
      (other.to.midX - other.from.midX) * (point.midY - other.from.midY) -
        (other.to.midY - other.from.midY) * (point.midX - other.from.midX),
    )
  return side(line.from) * side(line.to) < 0
}
