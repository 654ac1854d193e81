/** One element of an Excalidraw file, read with suspicion: any field may be missing, huge, or of another type. */

/** What a file holds in the place of a field that an element does not have. */
type Fields = ReadonlyMap<string, unknown>

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly w: number
  readonly h: number
}

export class Element {
  readonly id: string
  readonly type: string
  /** In the order of the file, which is from the back to the front. */
  readonly order: number
  readonly #fields: Fields

  constructor(value: object, order: number) {
    // Own properties only, whatever they are called.
    this.#fields = new Map(Object.entries(value))
    this.order = order
    this.id = this.text("id")
    this.type = this.text("type")
  }

  /** The empty string where it is none. */
  text(name: string): string {
    const value = this.#fields.get(name)
    return typeof value === "string" ? value : ""
  }

  flag(name: string): boolean {
    return this.#fields.get(name) === true
  }

  /** `otherwise` where it is no number, or an endless one. */
  number(name: string, otherwise: number): number {
    const value = this.#fields.get(name)
    return typeof value === "number" && Number.isFinite(value) ? value : otherwise
  }

  /** Ids and the like; what is not a text is left out. */
  texts(name: string): string[] {
    const value = this.#fields.get(name)
    return Array.isArray(value) ? value.filter(item => typeof item === "string") : []
  }

  /** Whether the field is there and not null. */
  has(name: string): boolean {
    return (this.#fields.get(name) ?? null) !== null
  }

  /** The element that an end of an arrow sticks to. */
  boundTo(end: "startBinding" | "endBinding"): string | undefined {
    const value = this.#fields.get(end)
    if (typeof value !== "object" || value === null) return undefined
    const id = (value as { readonly elementId?: unknown }).elementId
    return typeof id === "string" ? id : undefined
  }

  /** Of a line or stroke, from its first point; undefined where one of them is no point. */
  points(): Point[] | undefined {
    const value = this.#fields.get("points")
    if (!Array.isArray(value)) return undefined
    const points: Point[] = []
    for (const item of value) {
      const [x, y] = Array.isArray(item) ? item : []
      if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined
      points.push({ x, y })
    }
    return points
  }

  /** Where it would stand if it were not turned; undefined where that is no place. */
  box(): Box | undefined {
    const [x, y] = [this.number("x", Number.NaN), this.number("y", Number.NaN)]
    if (Number.isNaN(x) || Number.isNaN(y)) return undefined
    // Excalidraw writes negative sizes where a box was drawn from its lower right corner.
    const [w, h] = [this.number("width", 0), this.number("height", 0)]
    return { x: Math.min(x, x + w), y: Math.min(y, y + h), w: Math.abs(w), h: Math.abs(h) }
  }
}

/** Turned about the middle of `box`, as Excalidraw does, `point` comes to lie here. Radians, clockwise. */
export function turned(point: Point, box: Box, angle: number): Point {
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2]
  const [dx, dy] = [point.x - cx, point.y - cy]
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return { x: cx + dx * cos - dy * sin, y: cy + dx * sin + dy * cos }
}

/** The smallest box around points; of nothing at all where there are none. */
export function boxAround(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return points.length === 0
    ? { x: 0, y: 0, w: 0, h: 0 }
    : { x: left, y: top, w: right - left, h: bottom - top }
}
