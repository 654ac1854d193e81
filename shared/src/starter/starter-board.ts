import type { Question } from "../questions/question.ts"
import { isScreen } from "../questions/recruiter-screen.ts"
import { LANES, type SECTIONS } from "../questions/starter.ts"
import { type BoardRecord, PAGE_ID } from "../records/schema.ts"
import { CARD_WIDTH, type QuestionCard, questionCard } from "./question-card.ts"

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
const SIDE = CARD_WIDTH
const CENTRE = 920
const REQUIREMENTS = 260
const ESTIMATES = 320
const API = 218
/** The share of the right column that goes to deep dives. */
const DEEP_DIVES = 608 / 1300

/** The records of a new board: the question, its empty sections and the lanes, all pinned; for a conversation, the question. */
export function starterBoard(question: Question): BoardRecord[] {
  const card = questionCard(question)
  if (isScreen(question)) return [cardRecord(card)]
  const boxes = sectionBoxes(card.h)
  const sections = Object.entries(boxes).map(([name, box], n) => frame(name, box, `a${n + 2}`))
  const architecture = boxes.Architecture
  const laneHeight = architecture.h / LANES.length
  const lanes = LANES.map((name, n) =>
    lane(name, { x: 0, y: n * laneHeight, w: architecture.w, h: laneHeight }, `a${n + 1}`),
  )
  return [cardRecord(card), ...sections, ...lanes]
}

/**
 * Canvas pixels. Reading order runs down the left, where the question's card stands on top, through the middle, down
 * the right: the middle and the right are as high as the left, so a long question makes the whole board higher.
 */
function sectionBoxes(cardHeight: number): Record<Section, Box> {
  const requirementsY = cardHeight + HEADING
  const estimatesY = requirementsY + REQUIREMENTS + HEADING
  const apiY = estimatesY + ESTIMATES + HEADING
  const height = apiY + API
  const rightX = SIDE + CENTRE + 2 * GAP
  const deepDives = Math.round(height * DEEP_DIVES)
  const openY = deepDives + HEADING
  return {
    Requirements: { x: 0, y: requirementsY, w: SIDE, h: REQUIREMENTS },
    Estimates: { x: 0, y: estimatesY, w: SIDE, h: ESTIMATES },
    "API & data": { x: 0, y: apiY, w: SIDE, h: API },
    Architecture: { x: SIDE + GAP, y: 0, w: CENTRE, h: height },
    "Deep dives": { x: rightX, y: 0, w: SIDE, h: deepDives },
    "Open questions & trade-offs": { x: rightX, y: openY, w: SIDE, h: height - openY },
  }
}

function cardRecord({ h, size, scale, lines: [title = "", ...lines] }: QuestionCard): BoardRecord {
  const bold = { type: "text", marks: [{ type: "bold" }], text: title }
  const paragraphs = lines.map(text =>
    text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] },
  )
  const richText = { type: "doc", content: [{ type: "paragraph", content: [bold] }, ...paragraphs] }
  return shape(
    "shape:question",
    "geo",
    PAGE_ID,
    "a1",
    { x: 0, y: 0 },
    {
      ...GEO,
      ...{ w: CARD_WIDTH, h, size, scale, richText },
      color: "blue",
      labelColor: "black",
      fill: "semi",
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
    labelColor: "black",
    fill: "none",
    dash: "dotted",
    size: "m",
    richText,
  }
  return {
    ...shape(`shape:lane-${slug(name)}`, "geo", sectionId("Architecture"), index, { x, y }, props),
    opacity: 0.7,
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
