/** What may be a component: a shape, or a group that a person sees as one thing (a cylinder, an icon with its name). */
import { gapBetween, type Rect, sizeOf } from "./geometry.ts"
import type { Placed, Scene } from "./scene.ts"

export interface Thing {
  readonly id: string
  /** The shape whose id it has. */
  readonly main: Placed
  /** Everything that it is drawn with, `main` first; ids, as it may be a group. */
  readonly parts: Placed[]
  readonly groups: readonly string[]
  /** A text that is its label: inside it, beside it, or in its group. */
  text?: Placed
}

/** Groups of more shapes than this are drawings, not one thing. */
const MAX_PARTS = 12
/** Canvas pixels between the parts of one thing. */
const MAX_GAP = 24

export function wordsOfThing(thing: Thing): Placed {
  return thing.main.words === "" ? (thing.text ?? thing.main) : thing.main
}

export function hasWords(thing: Thing): boolean {
  return wordsOfThing(thing).words !== ""
}

/** Every thing, ascending by id, and the texts that none of them has in its group. */
export function findThings({ placed }: Scene): { things: Thing[]; texts: Placed[] } {
  const members = leavesByGroup(placed)
  const things: Thing[] = []
  const texts: Placed[] = []
  const taken = new Set<string>()
  for (const [group, leaves] of members) {
    if (leaves.some(leaf => taken.has(leaf.id))) continue
    const thing = asOneThing(group, leaves)
    if (thing === undefined) continue
    things.push(thing)
    for (const part of thing.parts) taken.add(part.id)
    if (thing.text !== undefined) taken.add(thing.text.id)
  }
  for (const piece of placed.values()) {
    if (taken.has(piece.id)) continue
    if (piece.role === "text") texts.push(piece)
    else if (isThing(piece)) things.push({ id: piece.id, main: piece, parts: [piece], groups: [] })
  }
  return { things: things.sort((a, b) => (a.id < b.id ? -1 : 1)), texts }
}

function isThing({ role, shape, recognised, isBound, isRemark }: Placed): boolean {
  if (role === "box") return true
  if (role === "stroke") return shape.type === "draw" && shape.props.isClosed
  return role === "note" && (recognised !== null || (isBound && !isRemark))
}

/** What stands in each group at any depth; outer groups before those in them. */
function leavesByGroup(placed: ReadonlyMap<string, Placed>): Map<string, Placed[]> {
  const leaves = new Map<string, Placed[]>()
  const depths = new Map<string, number>()
  for (const piece of placed.values()) {
    if (piece.role === "group") continue
    const chain = groupsAbove(piece, placed)
    for (const [depth, id] of chain.reverse().entries()) {
      depths.set(id, depth)
      const among = leaves.get(id)
      if (among === undefined) leaves.set(id, [piece])
      else among.push(piece)
    }
  }
  return new Map(
    [...leaves].sort(([a], [b]) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0) || (a < b ? -1 : 1)),
  )
}

function groupsAbove(piece: Placed, placed: ReadonlyMap<string, Placed>): string[] {
  const chain: string[] = []
  let group = piece.group
  while (group !== null && !chain.includes(group)) {
    chain.push(group)
    group = placed.get(group)?.group ?? null
  }
  return chain
}

/** One box with its decoration, one of them named at most, everything close together. */
function asOneThing(group: string, leaves: readonly Placed[]): Thing | undefined {
  if (leaves.length > MAX_PARTS) return undefined
  const parts = leaves.filter(({ role }) => role === "box" || role === "stroke" || role === "line")
  const texts = leaves.filter(({ role }) => role === "text")
  if (parts.length === 0 || parts.length + texts.length < leaves.length) return undefined
  const named = parts.filter(({ words, given }) => words !== "" || given !== null)
  if (named.length > 1 || (named.length === 0 && texts.length === 0 && parts.length < 2)) return undefined
  if (!hangTogether(leaves.filter(({ role }) => role !== "line").map(({ area }) => area.bounds)))
    return undefined
  const main = named[0] ?? largest(parts)
  const text = main.words === "" ? titleOf(texts) : undefined
  const drawn = [main, ...parts.filter(part => part !== main)]
  const thing = { id: main.id, main, parts: drawn, groups: [group] }
  return text === undefined ? thing : { ...thing, text }
}

function largest(parts: readonly Placed[]): Placed {
  return parts.reduce((most, part) => (sizeOf(part.area.bounds) > sizeOf(most.area.bounds) ? part : most))
}

/** Of several texts the one in the largest letters, then the uppermost, names the thing. */
export function titleOf(texts: readonly Placed[]): Placed | undefined {
  return [...texts].sort(
    (a, b) => fontOf(b) - fontOf(a) || a.area.bounds.y - b.area.bounds.y || (a.id < b.id ? -1 : 1),
  )[0]
}

function fontOf({ shape }: Placed): number {
  return shape.type === "text" ? ["s", "m", "l", "xl"].indexOf(shape.props.size) * shape.props.scale : 0
}

function hangTogether(rects: readonly Rect[]): boolean {
  const [first, ...rest] = rects
  if (first === undefined) return false
  const reached = [first]
  let left = rest
  for (const rect of reached) {
    reached.push(...left.filter(other => gapBetween(rect, other) <= MAX_GAP))
    left = left.filter(other => gapBetween(rect, other) > MAX_GAP)
  }
  return left.length === 0
}
