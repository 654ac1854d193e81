/**
 * What a palette, an outline or an importer does to a board: components and flows, through tldraw's own API.
 * None of these begins an undo step; their callers do, so that one gesture is one step.
 */
import { COMPONENT_SIZE, KIND_META, MAX_NOTE_LENGTH, NOTE_META } from "@outloud/shared/board/component.ts"
import { type FlowMode, lineOf } from "@outloud/shared/board/flow.ts"
import { type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import {
  createBindingId,
  createShapeId,
  type Editor,
  type JsonObject,
  type TLArrowBinding,
  type TLArrowShape,
  type TLGeoShape,
  type TLShapeId,
  toRichText,
  type VecLike,
} from "tldraw"
import type { ArrowForm } from "./layout-arrows.ts"

export interface NewComponent {
  /** Null for a plain box. */
  readonly kind: KindId | null
  /** The kind's own name where none is given. */
  readonly label?: string
  readonly note?: string
  /** Its centre, in page coordinates. */
  readonly at: VecLike
  readonly size?: { readonly w: number; readonly h: number }
}

/** Places a component on the page, or in the frame that lies there. Returns its id. */
export function addComponent(editor: Editor, component: NewComponent): TLShapeId {
  const { kind, at, note } = component
  const { w, h } = component.size ?? COMPONENT_SIZE
  const label = component.label ?? (kind === null ? "" : kindOf(kind).name)
  const id = createShapeId()
  editor.createShape<TLGeoShape>({
    id,
    type: "geo",
    x: at.x - w / 2,
    y: at.y - h / 2,
    props: { ...COMPONENT_LOOK, w, h, richText: toRichText(label) },
    meta: componentMeta(kind, note),
  })
  return id
}

/** How a component looks until a person styles it: printed rather than sketched, so that its words are read first. */
const COMPONENT_LOOK = {
  geo: "rectangle",
  dash: "solid",
  fill: "semi",
  color: "black",
  labelColor: "black",
  font: "sans",
  size: "s",
  align: "start",
  verticalAlign: "middle",
  scale: 1,
} as const

function componentMeta(kind: KindId | null, note: string | undefined): JsonObject {
  const meta: Record<string, string> = {}
  if (kind !== null) meta[KIND_META] = kind
  if (note !== undefined && note !== "") meta[NOTE_META] = note.slice(0, MAX_NOTE_LENGTH)
  return meta
}

export interface NewFlow {
  readonly from: TLShapeId
  readonly to: TLShapeId
  readonly label?: string
  readonly mode?: FlowMode | null
  /** Heads at both ends. */
  readonly both?: boolean
  /** Straight, with its words in the middle, where it is not said. */
  readonly form?: ArrowForm
}

/** Connects two shapes with an arrow that is bound to both. Returns the arrow's id. */
export function addFlow(editor: Editor, flow: NewFlow): TLShapeId {
  const id = createShapeId()
  const start = editor.getShapePageBounds(flow.from)?.center ?? { x: 0, y: 0 }
  const end = editor.getShapePageBounds(flow.to)?.center ?? start
  editor.createShape<TLArrowShape>({
    id,
    type: "arrow",
    x: start.x,
    y: start.y,
    props: {
      dash: lineOf(flow.mode ?? null),
      color: "black",
      size: "s",
      font: "sans",
      text: flow.label ?? "",
      arrowheadStart: flow.both ? "arrow" : "none",
      ...flow.form,
      start: { x: 0, y: 0 },
      end: { x: end.x - start.x, y: end.y - start.y },
    },
  })
  editor.createBindings<TLArrowBinding>([arrowEnd(id, flow.from, "start"), arrowEnd(id, flow.to, "end")])
  return id
}

function arrowEnd(arrow: TLShapeId, shape: TLShapeId, terminal: "start" | "end") {
  return {
    id: createBindingId(),
    type: "arrow",
    fromId: arrow,
    toId: shape,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
  } as const
}

/** Makes a plain box a component of this kind, or with null a plain box again. Does nothing to other shapes. */
export function setKind(editor: Editor, id: TLShapeId, kind: KindId | null): void {
  const shape = editor.getShape<TLGeoShape>(id)
  if (shape?.type !== "geo") return
  const { [KIND_META]: _before, ...meta } = shape.meta
  const next = { ...shape, meta: kind === null ? meta : { ...meta, [KIND_META]: kind } }
  // The icon takes some of the label's room, or gives it back.
  put(editor, editor.getShapeUtil<TLGeoShape>("geo").onBeforeCreate?.(next) ?? next)
}

export function setNote(editor: Editor, id: TLShapeId, note: string): void {
  const shape = editor.getShape<TLGeoShape>(id)
  if (shape === undefined) return
  const { [NOTE_META]: _before, ...meta } = shape.meta
  put(editor, {
    ...shape,
    meta: note === "" ? meta : { ...meta, [NOTE_META]: note.slice(0, MAX_NOTE_LENGTH) },
  })
}

/** `updateShape` merges meta, so it cannot take a key away. */
function put(editor: Editor, shape: TLGeoShape): void {
  editor.run(() => editor.store.put([shape]))
}

/** Writes a shape's label: a box's words, an arrow's, a frame's name. */
export function setLabel(editor: Editor, id: TLShapeId, label: string): void {
  const shape = editor.getShape(id)
  if (shape === undefined) return
  const { type } = shape
  if ("richText" in shape.props) editor.updateShape({ id, type, props: { richText: toRichText(label) } })
  else if ("text" in shape.props) editor.updateShape({ id, type, props: { text: label } })
  else if ("name" in shape.props) editor.updateShape({ id, type, props: { name: label } })
}

/** How a flow travels; with null, not said. */
export function setMode(editor: Editor, arrow: TLShapeId, mode: FlowMode | null): void {
  if (editor.getShape(arrow)?.type !== "arrow") return
  editor.updateShape({ id: arrow, type: "arrow", props: { dash: lineOf(mode) } })
}
