/** Words without a box: a component where arrows run to them. */
import { endsOf, reachOf } from "./flows.ts"
import { distanceToArea, type Point } from "./geometry.ts"
import { Nearby } from "./nearby.ts"
import type { Placed, Scene } from "./scene.ts"
import type { Thing } from "./things.ts"

interface Target {
  readonly area: Placed["area"]
  /** Null for a part of something drawn. */
  readonly text: string | null
}

/**
 * The texts that name a kind of component and that an arrow ends beside, tied to nothing; not where something drawn
 * lies as near. By their ids.
 */
export function pointedTexts(
  scene: Scene,
  texts: readonly Placed[],
  things: readonly Thing[],
): ReadonlySet<string> {
  const targets = new Nearby<Target>()
  for (const { parts } of things) for (const { area } of parts) targets.add(area.bounds, { area, text: null })
  for (const { id, area, recognised, isLong, isRemark } of texts)
    if (recognised !== null && !isLong && !isRemark) targets.add(area.bounds, { area, text: id })
  const pointed = new Set<string>()
  for (const { point, reach } of freeEnds(scene)) {
    const text = nearest(point, reach, targets)
    if (text !== null) pointed.add(text)
  }
  return pointed
}

function freeEnds(scene: Scene): { readonly point: Point; readonly reach: number }[] {
  return [...scene.placed.values()].flatMap(piece => {
    const ends = piece.role === "arrow" ? endsOf(piece, scene) : undefined
    if (ends === undefined) return []
    const bound = scene.ends.get(piece.id)
    const reach = reachOf(ends)
    return [
      ...(bound?.start === undefined ? [{ point: ends.start, reach }] : []),
      ...(bound?.end === undefined ? [{ point: ends.end, reach }] : []),
    ]
  })
}

/** The text that lies nearest; null where something drawn does, or nothing is in reach. */
function nearest({ x, y }: Point, reach: number, targets: Nearby<Target>): string | null {
  let best: string | null = null
  let least = reach
  for (const { area, text } of targets.around({ x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach })) {
    const distance = distanceToArea(area, { x, y })
    if (distance > least) continue
    // Of two at the same distance something drawn is meant, or the text with the smaller id.
    if (distance === least && (best === null ? least < reach : text !== null && text > best)) continue
    best = text
    least = distance
  }
  return best
}
