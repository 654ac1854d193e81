/** The sections beside a reference's diagram, each as high as what stands in it. */
import type { ReferenceKey } from "@outloud/shared/questions/reference-key.ts"
import { type ReferenceText, referenceEstimates } from "@outloud/shared/questions/reference-texts.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import {
  createShapeId,
  type Editor,
  type JsonObject,
  type TLRichText,
  type TLShapeId,
  type TLTextShape,
} from "tldraw"
import { estimateShapes } from "./estimate-cards.ts"
import { addEstimate, type EstimateBoard } from "./estimate-edits.ts"

const SECTIONS: Record<ReferenceText["section"] | "Estimates", TLShapeId> = {
  Requirements: createShapeId("section-requirements"),
  Estimates: createShapeId("section-estimates"),
  "API & data": createShapeId("section-api-data"),
  "Deep dives": createShapeId("section-deep-dives"),
  "Open questions & trade-offs": createShapeId("section-open-questions-trade-offs"),
}

/** Canvas pixels: over a frame for its heading, within a frame, between cards. */
const HEADING = 84
const PADDING = 24
const BETWEEN = 16

/** Moves the sections aside, so that nothing falls into one of them before it has its place. */
export function clearSections(editor: Editor): void {
  const far = DEFAULT_LIMITS.geometry / 2
  for (const id of Object.values(SECTIONS)) editor.updateShape({ id, type: "frame", x: far, y: far })
}

/** Sections one under the other, filled from the top. */
export class SectionColumn {
  readonly #editor: Editor
  readonly #x: number
  readonly #w: number
  #y = 0

  constructor(editor: Editor, { x, w }: { readonly x: number; readonly w: number }) {
    this.#editor = editor
    this.#x = x
    this.#w = w
  }

  /** Leaves room for a shape that stands at the top of the column. */
  skip(id: TLShapeId): void {
    const bounds = this.#editor.getShapePageBounds(id)
    if (bounds !== undefined) this.#y = bounds.maxY + HEADING
  }

  addText({ section, blocks }: ReferenceText): void {
    const id = createShapeId()
    const w = this.#w - 2 * PADDING
    this.#editor.createShape<TLTextShape>({
      id,
      type: "text",
      parentId: SECTIONS[section],
      x: PADDING,
      y: PADDING,
      props: { ...WORDS, w, richText: richTextOf(blocks) },
    })
    this.#place(section, this.#heightOf(id))
  }

  /** Cards side by side, each in the column that is lowest by then. */
  addEstimates(board: EstimateBoard, key: ReferenceKey): void {
    for (const { key: name, formula, unit } of referenceEstimates(key))
      addEstimate(board, { name, formula, unit })
    const cards = estimateShapes(this.#editor)
    const step = Math.max(0, ...cards.map(({ props }) => props.w)) + BETWEEN
    const columns = Math.max(1, Math.floor((this.#w - 2 * PADDING + BETWEEN) / step))
    const bottoms = Array.from({ length: columns }, () => PADDING)
    for (const { id, type } of cards) {
      const y = Math.min(...bottoms)
      const column = bottoms.indexOf(y)
      this.#editor.reparentShapes([id], SECTIONS.Estimates)
      this.#editor.updateShape({ id, type, x: PADDING + column * step, y })
      bottoms[column] = y + this.#heightOf(id) + BETWEEN
    }
    this.#place("Estimates", Math.max(...bottoms) - BETWEEN - PADDING)
  }

  #heightOf(id: TLShapeId): number {
    return this.#editor.getShapePageBounds(id)?.h ?? 0
  }

  #place(section: keyof typeof SECTIONS, height: number): void {
    const h = height + 2 * PADDING
    const props = { w: this.#w, h }
    this.#editor.updateShape({ id: SECTIONS[section], type: "frame", x: this.#x, y: this.#y, props })
    this.#y += h + HEADING
  }
}

const WORDS = { font: "sans", size: "s", color: "black", textAlign: "start", autoSize: false } as const

function richTextOf(blocks: ReferenceText["blocks"]): TLRichText {
  const content = blocks.flatMap(({ heading, lines }) => [
    ...(heading === null ? [] : [paragraph(heading, [{ type: "bold" }])]),
    { type: "bulletList", content: lines.map(line => ({ type: "listItem", content: [paragraph(line)] })) },
  ])
  return { type: "doc", content }
}

function paragraph(text: string, marks: readonly JsonObject[] = []) {
  return { type: "paragraph", content: [{ type: "text", text, ...(marks.length > 0 && { marks }) }] }
}
