/** What components stand in: frames, lanes and boxes drawn around others; and what is mere decoration. */
import { SECTIONS } from "../questions/starter.ts"
import { centreOf, coveredShare, sizeOf } from "./geometry.ts"
import { Nearby } from "./nearby.ts"
import type { Placed } from "./scene.ts"
import { hasWords, type Thing } from "./things.ts"

/** How much of a shape has to lie within another one to stand in it. */
const INSIDE = 0.85
/** A box is drawn around another one, rather than on it, when it is so many times larger. */
const AROUND = 1.5
/** An empty box that so much of lies on a component is part of its drawing: replicas, lids, shadows. */
const DECORATION = 0.4

/** Sections of the starter board that hold lists and sums, not components. */
const TEXT_SECTIONS: ReadonlySet<string> = new Set(
  SECTIONS.filter(name => name !== "Architecture" && name !== "Deep dives"),
)

export function isTextSection({ role, shape, words }: Placed): boolean {
  return role === "frame" && shape.meta.pinned === true && TEXT_SECTIONS.has(words)
}

/** Things by place. */
export function thingsNearby(things: readonly Thing[]): Nearby<Thing> {
  const nearby = new Nearby<Thing>()
  for (const thing of things) nearby.add(thing.main.area.bounds, thing)
  return nearby
}

/** Plain boxes that are drawn around a component, or around several boxes. */
export function findRegions(things: readonly Thing[], nearby: Nearby<Thing>): Set<Thing> {
  const regions = new Set<Thing>()
  const holdsOne = new Set<Thing>()
  for (const inner of things) {
    const { bounds } = inner.main.area
    for (const outer of nearby.around({ ...centreOf(bounds), w: 0, h: 0 })) {
      if (outer === inner || !mayBeRegion(outer) || !standsIn(inner.main, outer.main)) continue
      if (holdsOne.has(outer) || isComponent(inner)) regions.add(outer)
      holdsOne.add(outer)
    }
  }
  return regions
}

function mayBeRegion({ main, parts }: Thing): boolean {
  return main.given === null && main.role !== "note" && parts.length === 1
}

function isComponent(thing: Thing): boolean {
  return hasWords(thing) || thing.main.given !== null || thing.parts.some(part => part.isBound)
}

function standsIn(inner: Placed, outer: Placed): boolean {
  const [a, b] = [inner.area.bounds, outer.area.bounds]
  return sizeOf(b) >= AROUND * sizeOf(a) && coveredShare(a, b) >= INSIDE
}

/** Takes empty boxes on and behind a component for part of it; returns the things without them. */
export function withoutDecoration(
  things: readonly Thing[],
  nearby: Nearby<Thing>,
  regions: ReadonlySet<Thing>,
): Thing[] {
  return things.filter(thing => {
    if (regions.has(thing) || isComponent(thing)) return true
    const { bounds } = thing.main.area
    let best: Thing | undefined
    let most = DECORATION
    for (const other of nearby.around(bounds)) {
      if (other === thing || regions.has(other) || !isComponent(other)) continue
      const share = coveredShare(bounds, other.main.area.bounds)
      if (share < most || (share === most && best !== undefined && best.id < other.id)) continue
      most = share
      best = other
    }
    best?.parts.push(...thing.parts)
    return best === undefined
  })
}

/** Tells which container a shape stands in: the smallest of its frames and the regions around it. */
export class Regions {
  readonly #containers: ReadonlyMap<string, Placed>
  readonly #nearby = new Nearby<Placed>()

  constructor(containers: ReadonlyMap<string, Placed>) {
    this.#containers = containers
    for (const container of containers.values()) this.#nearby.add(container.area.bounds, container)
  }

  /** For a container, only a larger one, so that none stands in itself. */
  containerOf(piece: Placed): string | null {
    const isContainer = this.#containers.has(piece.id)
    const frame = piece.frame === null ? undefined : this.#containers.get(piece.frame)
    let innermost = frame !== undefined && !(isContainer && !isLarger(frame, piece)) ? frame : undefined
    const centre = centreOf(piece.area.bounds)
    for (const container of this.#nearby.around({ ...centre, w: 0, h: 0 })) {
      if (container === piece || !holds(container, piece) || !isLarger(container, piece)) continue
      if (innermost === undefined || isLarger(innermost, container)) innermost = container
    }
    return innermost?.id ?? null
  }

  /** Whether the shape stands in a section for lists and sums, at whatever depth. */
  isInTextSection(piece: Placed): boolean {
    for (let id = this.containerOf(piece); id !== null; ) {
      const container = this.#containers.get(id)
      if (container === undefined) return false
      if (isTextSection(container)) return true
      id = this.containerOf(container)
    }
    return false
  }
}

/** A frame holds its children, and what lies in it on the page; lanes hold what has its middle in them. */
function holds(container: Placed, piece: Placed): boolean {
  if (container.role === "frame" && piece.frame !== null) return piece.frame === container.id
  const { bounds } = piece.area
  if (container.role !== "lane") return coveredShare(bounds, container.area.bounds) >= INSIDE
  return piece.role !== "lane" && coveredShare({ ...centreOf(bounds), w: 1, h: 1 }, container.area.bounds) > 0
}

function isLarger(a: Placed, b: Placed): boolean {
  const difference = sizeOf(a.area.bounds) - sizeOf(b.area.bounds)
  return difference === 0 ? a.id > b.id : difference > 0
}
