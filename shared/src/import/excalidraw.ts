/**
 * Excalidraw's files (https://docs.excalidraw.com/docs/codebase/json-schema) as records of a board. Read by hand:
 * they are plain JSON, and Excalidraw's own package is a whole editor.
 */
import { DEFAULT_LIMITS, type Limits } from "../records/limits.ts"
import { type BoardRecord, PAGE_ID } from "../records/schema.ts"
import { checkRecord } from "../records/validate-record.ts"
import { Element } from "./excalidraw-element.ts"
import { opacityOf } from "./excalidraw-look.ts"
import { type Drawn, type ShapeRecord, withParents } from "./excalidraw-places.ts"
import { isArrow, shapeOf } from "./excalidraw-shapes.ts"
import { jsonFault } from "./json-fault.ts"
import { type LeftOut, LeftOutList, placeOf, type Refused } from "./left-out.ts"
import { sortKey } from "./sort-key.ts"

export interface ReadDrawing {
  readonly kind: "drawing"
  /** Each valid, with parents and ends among them; their ids mean nothing outside. */
  readonly records: readonly BoardRecord[]
  readonly leftOut: readonly LeftOut[]
}

/** Never throws; costs about as much as the file is long. */
export function readExcalidraw(text: string): ReadDrawing | Refused {
  if (text.length > DEFAULT_LIMITS.layerBytes) return refused("This file is larger than a board can be.")
  const values = elementsOf(text)
  if (!Array.isArray(values)) return values
  if (values.length > DEFAULT_LIMITS.layerRecords)
    return refused("There is more in this drawing than a board can hold.")
  const leftOut = new LeftOutList()
  const drawn = new Drawing(values, leftOut)
  if (drawn.shapes.length === 0) return refused("There is nothing in this drawing that a board can hold.")
  const records = [...withParents(drawn.shapes), ...drawn.bindings()]
  return { kind: "drawing", records, leftOut: leftOut.list() }
}

/** Half of a board's, so that no two parts are further from each other than a board is wide. */
const LIMITS: Limits = { ...DEFAULT_LIMITS, geometry: DEFAULT_LIMITS.geometry / 2 }

const FAR = "parts that are huge or far away"
const DAMAGED = "damaged parts"

const KNOWN_LOSSES: Readonly<Record<string, string>> = {
  image: "pictures",
  embeddable: "embedded pages",
  iframe: "embedded pages",
  magicframe: "frames for generated pages",
}

function refused(message: string): Refused {
  return { kind: "refused", message }
}

/** The list of elements in a file, or in what Excalidraw puts on the clipboard. */
function elementsOf(text: string): unknown[] | Refused {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return {
      ...refused("This file is damaged: it is not valid JSON."),
      ...placeOf(text, jsonFault(text) ?? 0),
    }
  }
  const { type, elements } = (typeof file === "object" && file !== null ? file : {}) as Record<
    string,
    unknown
  >
  if (type === "excalidrawlib") return refused("This is a library of Excalidraw, not a drawing.")
  if (type !== "excalidraw" && type !== "excalidraw/clipboard")
    return refused("This is not a drawing of Excalidraw.")
  return Array.isArray(elements) ? elements : refused("This drawing is damaged: it has no list of elements.")
}

class Drawing {
  readonly shapes: readonly Drawn[]
  readonly #leftOut: LeftOutList
  readonly #labels = new Map<string, Element>()
  /** Shapes by the ids of their elements; a label stands for what it is written on. */
  readonly #shapeOf = new Map<string, ShapeRecord>()

  constructor(values: readonly unknown[], leftOut: LeftOutList) {
    this.#leftOut = leftOut
    const elements = values.flatMap((value, n) => {
      const element = typeof value === "object" && value !== null ? new Element(value, n) : undefined
      if (element === undefined) leftOut.add(DAMAGED)
      return element === undefined || element.flag("isDeleted") || element.type === "selection"
        ? []
        : [element]
    })
    const free = this.#bindLabels(elements)
    this.shapes = this.#draw(free)
    for (const [holder, label] of this.#labels) {
      const shape = this.#shapeOf.get(holder)
      if (shape !== undefined && !this.#shapeOf.has(label.id)) this.#shapeOf.set(label.id, shape)
    }
  }

  /** What is not the label of something else. */
  #bindLabels(elements: readonly Element[]): Element[] {
    const holders = new Set(elements.filter(canHoldLabel).map(({ id }) => id))
    return elements.filter(element => {
      const holder = element.type === "text" ? element.text("containerId") : ""
      if (holder === "" || !holders.has(holder) || this.#labels.has(holder)) return true
      this.#labels.set(holder, element)
      return false
    })
  }

  #draw(elements: readonly Element[]): Drawn[] {
    const drawn: Drawn[] = []
    // The first element decides where the drawing is, wherever on its endless page that was.
    const origin = elements.map(element => element.box()).find(box => box !== undefined) ?? { x: 0, y: 0 }
    for (const element of elements) {
      const shape = this.#record(element, origin)
      if (shape === undefined) continue
      drawn.push({ element, shape })
      if (!this.#shapeOf.has(element.id)) this.#shapeOf.set(element.id, shape)
      this.#noteLosses(element)
    }
    return drawn
  }

  #record(element: Element, origin: { x: number; y: number }): ShapeRecord | undefined {
    const placed = shapeOf(element, this.#labels.get(element.id))
    if (placed === undefined) {
      // A text without words is what Excalidraw leaves behind where somebody began to write.
      const isEmpty = element.type === "text" && element.text("text").trim() === ""
      const known = Object.hasOwn(KNOWN_LOSSES, element.type) ? KNOWN_LOSSES[element.type] : undefined
      if (!isEmpty) this.#leftOut.add(known ?? DAMAGED)
      return undefined
    }
    const record = {
      id: `shape:e${element.order}`,
      typeName: "shape",
      parentId: PAGE_ID,
      index: sortKey(element.order),
      isLocked: element.flag("locked"),
      opacity: opacityOf(element),
      meta: {},
      ...placed,
      x: placed.x - origin.x,
      y: placed.y - origin.y,
    } as unknown as ShapeRecord
    const problem = checkRecord(record.id, record, LIMITS)
    if (problem === undefined) return record
    this.#leftOut.add(problem.code === "geometry" ? FAR : DAMAGED)
    return undefined
  }

  #noteLosses(element: Element): void {
    if (element.text("link") !== "") this.#leftOut.add("links to other pages")
    if (isArrow(element) && !element.flag("elbowed") && (element.points()?.length ?? 0) > 3)
      this.#leftOut.add("corners of arrows, which have one bend on a board")
  }

  /** What the ends of arrows stick to. */
  bindings(): BoardRecord[] {
    return this.shapes.flatMap(({ element, shape }) =>
      shape.type === "arrow"
        ? [this.#binding(element, shape, "start"), this.#binding(element, shape, "end")].flat()
        : [],
    )
  }

  #binding(element: Element, arrow: ShapeRecord, terminal: "start" | "end"): BoardRecord[] {
    const target = this.#shapeOf.get(element.boundTo(`${terminal}Binding`) ?? "")
    if (target === undefined || target.type === "arrow") return []
    const binding = {
      id: `binding:e${element.order}-${terminal}`,
      typeName: "binding",
      type: "arrow",
      fromId: arrow.id,
      toId: target.id,
      props: {
        terminal,
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: false,
        snap: "none",
      },
      meta: {},
    }
    return [binding as unknown as BoardRecord]
  }
}

function canHoldLabel(element: Element): boolean {
  return isArrow(element) || ["rectangle", "ellipse", "diamond"].includes(element.type)
}
