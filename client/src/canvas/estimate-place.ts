/** Where a new card goes: a free place in the board's section for estimates, else in a tidy column beside it. */

/** Canvas pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Surroundings {
  /** The card that shall be placed. */
  readonly size: { readonly w: number; readonly h: number }
  /** The section, where there is one. */
  readonly section: Area | undefined
  /** What stands inside the section. */
  readonly inside: readonly Area[]
  /** What stands on the board, sections and all. */
  readonly outside: readonly Area[]
}

export interface Place {
  readonly x: number
  readonly y: number
  readonly inSection: boolean
}

/** Between a section's edge and what stands in it. */
const PADDING = 12
/** Between the cards of a column. */
const GAP = 16
/** Between a column and what it stands beside. */
const ASIDE = 60
/** Columns that are tried before a card simply goes beside everything. */
const MAX_COLUMNS = 12

export function placeForCard({ size, section, inside, outside }: Surroundings): Place {
  if (section !== undefined) {
    const within = { x: section.x + (section.w - size.w) / 2, y: section.y + PADDING }
    const y = firstFree({ ...within, w: size.w, h: size.h }, inside, section.y + section.h - PADDING)
    if (y !== undefined) return { x: within.x, y, inSection: true }
  }
  return { ...besideEverything(size, section, outside), inSection: false }
}

/** Columns to the left of the section, each as high as the sections that stand over and under it. */
function besideEverything(
  size: Surroundings["size"],
  section: Area | undefined,
  outside: readonly Area[],
): { readonly x: number; readonly y: number } {
  if (outside.length === 0) return { x: 0, y: 0 }
  const beside = section === undefined ? outside : outside.filter(area => isInColumnOf(area, section))
  const left = section?.x ?? Math.min(...outside.map(({ x }) => x))
  const top = Math.min(...beside.map(({ y }) => y))
  const bottom = Math.max(top + size.h, ...beside.map(({ y, h }) => y + h))
  for (let column = 0; column < MAX_COLUMNS; column++) {
    const x = left - ASIDE - size.w - column * (size.w + GAP)
    const y = firstFree({ x, y: top, w: size.w, h: size.h }, outside, bottom)
    if (y !== undefined) return { x, y }
  }
  return { x: Math.min(...outside.map(({ x }) => x)) - ASIDE - size.w, y: top }
}

/** Whether an area stands in the column of another, over it or under it. The other itself does. */
function isInColumnOf(area: Area, other: Area): boolean {
  return area.x < other.x + other.w && other.x < area.x + area.w
}

/** The first y from `area.y` on where the area meets nothing and ends above `bottom`. */
function firstFree(area: Area, others: readonly Area[], bottom: number): number | undefined {
  for (let y = area.y; y + area.h <= bottom; ) {
    const hit = others.filter(other => meets({ ...area, y }, other))
    if (hit.length === 0) return y
    y = Math.max(...hit.map(other => other.y + other.h)) + GAP
  }
  return undefined
}

/** Whether two areas overlap, or are nearer to each other than cards of one column. */
function meets(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h + GAP && b.y < a.y + a.h + GAP
}
