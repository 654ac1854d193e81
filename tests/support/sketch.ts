import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"

/** Canvas pixels. */
type Point = readonly [x: number, y: number]
/** What an arrow is drawn to: a shape, which binds it, or a place, which does not. */
type End = string | Point

interface Place {
  readonly w?: number
  readonly h?: number
  readonly rotation?: number
  /** A frame's id; the position is then within it. */
  readonly in?: string
}

interface BoxOptions extends Place {
  readonly geo?: string
  readonly kind?: string
  readonly meta?: Record<string, unknown>
  readonly dash?: string
}

interface TextOptions extends Place {
  readonly size?: "s" | "m" | "l" | "xl"
}

interface ArrowOptions {
  readonly label?: string
  readonly dash?: string
  readonly bend?: number
  /** "->" where not said; "--" has no heads. */
  readonly heads?: "->" | "<-" | "<->" | "--"
  readonly in?: string
}

/** Draws a board as a person would, one shape after the other. Each call returns the shape's id. */
export class Sketch {
  readonly #records = new Map<string, BoardRecord>()
  #count = 0

  /** In drawing order. */
  get records(): BoardRecord[] {
    return [...this.#records.values()]
  }

  /** What was on the board before. */
  start(records: readonly BoardRecord[]): void {
    for (const record of records) this.#put(record)
  }

  /** A rectangle, or another of tldraw's geometric shapes, with its label; "" for none. */
  box(label: string, x: number, y: number, options: BoxOptions = {}): string {
    const { w = 160, h = 80, geo = "rectangle", dash = "draw", kind, meta = {} } = options
    const props = { ...WORDS, geo, w, h, dash, fill: "none", richText: paragraphs(label) }
    return this.#shape("geo", [x, y], props, {
      ...options,
      meta: kind === undefined ? meta : { ...meta, kind },
    })
  }

  text(words: string, x: number, y: number, options: TextOptions = {}): string {
    const { size = "m", w } = options
    const props = {
      color: "black",
      size,
      font: "draw",
      textAlign: "start",
      w: w ?? 20,
      autoSize: w === undefined,
      scale: 1,
      richText: paragraphs(words),
    }
    return this.#shape("text", [x, y], props, options)
  }

  /** A sticky note, 200 by 200. */
  note(words: string, x: number, y: number, options: Place = {}): string {
    const props = { ...WORDS, color: "yellow", fontSizeAdjustment: 0, richText: paragraphs(words) }
    return this.#shape("note", [x, y], props, options)
  }

  frame(name: string, x: number, y: number, w: number, h: number, options: Place = {}): string {
    return this.#shape("frame", [x, y], { w, h, name, color: "black" }, options)
  }

  arrow(from: End, to: End, options: ArrowOptions = {}): string {
    const { label = "", dash = "draw", bend = 0, heads = "->" } = options
    const start = this.#point(from)
    const end = this.#point(to)
    const props = {
      ...ARROW,
      dash,
      bend,
      text: label,
      arrowheadStart: heads.startsWith("<") ? "arrow" : "none",
      arrowheadEnd: heads.endsWith(">") ? "arrow" : "none",
      start: { x: 0, y: 0 },
      end: { x: end[0] - start[0], y: end[1] - start[1] },
    }
    const id = this.#shape("arrow", start, props, options.in === undefined ? {} : { in: options.in })
    if (typeof from === "string") this.bind(id, from, "start")
    if (typeof to === "string") this.bind(id, to, "end")
    return id
  }

  bind(arrow: string, to: string, terminal: "start" | "end", anchor: Point = [0.5, 0.5]): string {
    const id = `binding:${arrow.slice("shape:".length)}-${terminal}`
    const normalizedAnchor = { x: anchor[0], y: anchor[1] }
    const props = { terminal, normalizedAnchor, isExact: false, isPrecise: false, snap: "none" }
    this.#put({ id, typeName: "binding", type: "arrow", fromId: arrow, toId: to, props, meta: {} })
    return id
  }

  /** A line through the points, which binds to nothing. */
  line(...points: Point[]): string {
    const [first = [0, 0]] = points
    const corners = points.map(([x, y], n) => {
      const index = `a${n + 1}`
      return [index, { id: index, index, x: x - first[0], y: y - first[1] }]
    })
    const props = { color: "black", dash: "draw", size: "m", spline: "line", scale: 1 }
    return this.#shape("line", first, { ...props, points: Object.fromEntries(corners) }, {})
  }

  /** A rectangle drawn by hand, wobbling, in one stroke. */
  scrawl(x: number, y: number, w: number, h: number): string {
    const stroke: Point[] = [
      [0, 3],
      [w / 2, -2],
      [w + 3, 0],
      [w - 2, h / 2],
      [w, h],
      [w / 2, h + 4],
      [-3, h - 2],
    ]
    const points = [...stroke, [1, 1] as Point].map(point => ({ x: point[0], y: point[1], z: 0.5 }))
    const pen = { color: "black", fill: "none", dash: "draw", size: "m", isComplete: true, isPen: false }
    const props = { ...pen, isClosed: true, scale: 1, segments: [{ type: "free", points }] }
    return this.#shape("draw", [x, y], props, {})
  }

  /** Puts shapes of one parent into a group, which is then turned by `rotation` around its top left corner. */
  group(ids: readonly string[], rotation = 0): string {
    const shapes = ids.map(id => this.#get(id))
    const x = Math.min(...shapes.map(shape => shape.x))
    const y = Math.min(...shapes.map(shape => shape.y))
    const parent = shapes[0]?.parentId
    const id = this.#shape("group", [x, y], {}, { rotation })
    this.#put({ ...this.#get(id), parentId: parent })
    for (const shape of shapes) this.#put({ ...shape, parentId: id, x: shape.x - x, y: shape.y - y })
    return id
  }

  #shape(type: string, at: Point, props: object, options: Place & { meta?: object }): string {
    this.#count += 1
    const id = `shape:${String(this.#count).padStart(3, "0")}`
    this.#put({
      id,
      typeName: "shape",
      type,
      parentId: options.in ?? PAGE_ID,
      index: `a${this.#count + 1}V`,
      x: at[0],
      y: at[1],
      rotation: options.rotation ?? 0,
      isLocked: false,
      opacity: 1,
      props,
      meta: options.meta ?? {},
    })
    return id
  }

  #put(record: object): void {
    const made = record as BoardRecord
    this.#records.set(made.id, made)
  }

  #get(id: string): BoardRecord & { typeName: "shape" } {
    const record = this.#records.get(id)
    if (record?.typeName !== "shape") throw new Error(`nothing drawn as ${id}`)
    return record
  }

  /** Where an arrow's stored end is while it is bound does not matter: the shape's corner will do. */
  #point(end: End): Point {
    if (typeof end !== "string") return end
    const { x, y } = this.#get(end)
    return [x, y]
  }
}

const WORDS = {
  url: "",
  growY: 0,
  scale: 1,
  color: "black",
  labelColor: "black",
  size: "m",
  font: "draw",
  align: "middle",
  verticalAlign: "middle",
} as const

const ARROW = {
  kind: "arc",
  color: "black",
  labelColor: "black",
  fill: "none",
  size: "m",
  font: "draw",
  labelPosition: 0.5,
  scale: 1,
  elbowMidPoint: 0.5,
} as const

function paragraphs(words: string): object {
  const content = words
    .split("\n")
    .map(text =>
      text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] },
    )
  return { type: "doc", content }
}
