import type { Question } from "@outloud/shared/questions/question.ts"
import { LANES, type SECTIONS } from "@outloud/shared/questions/starter.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"

type Section = (typeof SECTIONS)[number]
interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const GAP = 60
/** Room for the headings that tldraw draws above a frame, at the zoom that fits the whole board. */
const HEADING = 84
/** Small enough that a label can be read while the whole board fits a laptop's screen. */
const SIDE = 380
const CENTRE = 920
const HEIGHT = 1300
const CARD = 250
const REQUIREMENTS = 260
const ESTIMATES = 320
const DEEP_DIVES = 608

const REQUIREMENTS_Y = CARD + HEADING
const ESTIMATES_Y = REQUIREMENTS_Y + REQUIREMENTS + HEADING
const API_Y = ESTIMATES_Y + ESTIMATES + HEADING
const RIGHT_X = SIDE + CENTRE + 2 * GAP

/** Canvas pixels. Reading order runs down the left, through the middle, down the right. */
const SECTION_BOXES: Record<Section, Box> = {
  Requirements: { x: 0, y: REQUIREMENTS_Y, w: SIDE, h: REQUIREMENTS },
  Estimates: { x: 0, y: ESTIMATES_Y, w: SIDE, h: ESTIMATES },
  "API & data": { x: 0, y: API_Y, w: SIDE, h: HEIGHT - API_Y },
  Architecture: { x: SIDE + GAP, y: 0, w: CENTRE, h: HEIGHT },
  "Deep dives": { x: RIGHT_X, y: 0, w: SIDE, h: DEEP_DIVES },
  "Open questions & trade-offs": {
    x: RIGHT_X,
    y: DEEP_DIVES + HEADING,
    w: SIDE,
    h: HEIGHT - DEEP_DIVES - HEADING,
  },
}

/** The records of a new board: the question, its empty sections and the lanes, all pinned. */
export function starterBoard(question: Question): BoardRecord[] {
  const sections = Object.entries(SECTION_BOXES).map(([name, box], n) => frame(name, box, `a${n + 2}`))
  const architecture = SECTION_BOXES.Architecture
  const laneHeight = architecture.h / LANES.length
  const lanes = LANES.map((name, n) =>
    lane(name, { x: 0, y: n * laneHeight, w: architecture.w, h: laneHeight }, `a${n + 1}`),
  )
  return [questionCard(question), ...sections, ...lanes]
}

function questionCard(question: Question): BoardRecord {
  const paragraphs = [
    { type: "paragraph", content: [{ type: "text", marks: [{ type: "bold" }], text: question.title }] },
    { type: "paragraph", content: [{ type: "text", text: question.text }] },
  ]
  return shape(
    "shape:question",
    "geo",
    PAGE_ID,
    "a1",
    { x: 0, y: 0 },
    {
      ...GEO,
      w: SIDE,
      h: CARD,
      color: "blue",
      labelColor: "black",
      fill: "semi",
      size: "m",
      richText: { type: "doc", content: paragraphs },
    },
  )
}

function frame(name: string, box: Box, index: string): BoardRecord {
  const { x, y, w, h } = box
  return shape(sectionId(name), "frame", PAGE_ID, index, { x, y }, { w, h, name, color: "black" })
}

function lane(name: string, box: Box, index: string): BoardRecord {
  const { x, y, w, h } = box
  const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: name }] }] }
  const props = {
    ...GEO,
    w,
    h,
    color: "grey",
    labelColor: "grey",
    fill: "none",
    dash: "dotted",
    size: "m",
    richText,
  }
  return {
    ...shape(`shape:lane-${slug(name)}`, "geo", sectionId("Architecture"), index, { x, y }, props),
    opacity: 0.5,
  }
}

const GEO = {
  geo: "rectangle",
  dash: "solid",
  url: "",
  growY: 0,
  scale: 1,
  font: "sans",
  align: "start",
  verticalAlign: "start",
} as const

function shape(
  id: string,
  type: "geo" | "frame",
  parentId: string,
  index: string,
  at: { x: number; y: number },
  props: object,
): BoardRecord & { typeName: "shape" } {
  return {
    id,
    typeName: "shape",
    type,
    parentId,
    index,
    x: at.x,
    y: at.y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props,
    meta: { pinned: true },
  } as unknown as BoardRecord & { typeName: "shape" }
}

function sectionId(name: string): string {
  return `shape:section-${slug(name)}`
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, "-")
}
