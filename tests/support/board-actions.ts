/** What people do on a board, at random, through tldraw's own API. */
import { CANVAS_LAYERS } from "@outloud/shared/room/layers.ts"
import {
  createBindingId,
  createShapeId,
  type Editor,
  type IndexKey,
  type TLArrowBinding,
  type TLDefaultColorStyle,
  type TLShape,
  type TLShapeId,
  toRichText,
} from "tldraw"
import type { Wire } from "./board-hub.ts"
import type { BoardPeer } from "./board-peer.ts"
import type { Random } from "./random.ts"

const COLORS: TLDefaultColorStyle[] = ["red", "blue", "green", "violet", "orange"]

type Action = (editor: Editor, random: Random, peer: BoardPeer<Wire>) => void

/** Gestures that a person makes while another is under way. */
const MOUSE = ["press", "drag", "drag", "drag", "release"]

/** One of them, as one undo step. Does nothing where there is nothing to do it to. */
export function actAtRandom(peer: BoardPeer<Wire>, random: Random): string {
  const name = random.chance(0.4) ? random.pick(MOUSE) : random.pick(Object.keys(ACTIONS))
  if (!MOUSE.includes(name)) {
    // tldraw's own tools fail where their shape is undone from under them.
    if (peer.editor.inputs.isPointing) peer.editor.cancel()
    peer.editor.markHistoryStoppingPoint(name)
  }
  ACTIONS[name]!(peer.editor, random, peer)
  return name
}

const ACTIONS: Record<string, Action> = {
  box: (editor, random) => {
    editor.createShape({ id: newId(), type: "geo", ...place(random), props: { w: 80, h: 60 } })
  },
  note: (editor, random) => {
    editor.createShape({ id: newId(), type: "note", ...place(random) })
  },
  frame: (editor, random) => {
    editor.createShape({ id: newId(), type: "frame", ...place(random), props: { w: 300, h: 200 } })
  },
  stroke: (editor, random) => {
    const points = Array.from({ length: 5 }, () => ({ x: random.below(50), y: random.below(50), z: 0.5 }))
    editor.createShape({
      id: newId(),
      type: "draw",
      ...place(random),
      props: { segments: [{ type: "free", points }], isComplete: random.chance(0.7) },
    })
  },
  text: (editor, random) => {
    editor.createShape({ id: newId(), type: "text", ...place(random), props: { richText: words(random) } })
  },
  line: (editor, random) => {
    editor.createShape({ id: newId(), type: "line", ...place(random) })
  },
  arrow: (editor, random) => {
    const [from, to] = [someShape(editor, random), someShape(editor, random)]
    const id = newId()
    editor.createShape({ id, type: "arrow", ...place(random) })
    for (const [terminal, end] of [
      ["start", from],
      ["end", to],
    ] as const) {
      if (end === undefined || !random.chance(0.7)) continue
      editor.createBinding({
        id: createBindingId(),
        type: "arrow",
        fromId: id,
        toId: end.id,
        props: { terminal },
      })
    }
  },
  /** As when an arrow's end is dragged from one shape to another, or into the air. */
  rebind: (editor, random) => {
    const arrow = anyOf(editor, random, "arrow")
    const to = someShape(editor, random)
    if (!arrow) return
    const terminal = random.pick(["start", "end"] as const)
    const bound = editor.getBindingsFromShape<TLArrowBinding>(arrow, "arrow")
    editor.run(() => {
      editor.deleteBindings(bound.filter(({ props }) => props.terminal === terminal))
      if (to && random.chance(0.7))
        editor.createBinding({ type: "arrow", fromId: arrow.id, toId: to.id, props: { terminal } })
    })
  },
  move: (editor, random) => update(editor, random, () => place(random)),
  turn: (editor, random) => update(editor, random, () => ({ rotation: random.below(6) })),
  fade: (editor, random) => update(editor, random, () => ({ opacity: random.below(10) / 10 })),
  recolour: (editor, random) =>
    update(editor, random, ({ type }) =>
      type === "frame" || type === "group" ? {} : { props: { color: random.pick(COLORS) } },
    ),
  resize: (editor, random) =>
    update(editor, random, ({ type }) =>
      type === "geo" || type === "frame"
        ? { props: { w: 20 + random.below(300), h: 20 + random.below(300) } }
        : {},
    ),
  label: (editor, random) =>
    update(editor, random, ({ type }) =>
      type === "geo" || type === "note" || type === "text" ? { props: { richText: words(random) } } : {},
    ),
  reorder: (editor, random) => {
    const shape = someShape(editor, random)
    if (shape) random.chance(0.5) ? editor.bringToFront([shape.id]) : editor.sendToBack([shape.id])
  },
  reparent: (editor, random) => {
    const shape = someShape(editor, random)
    const parent = random.chance(0.3)
      ? undefined
      : anyOf(editor, random, random.chance(0.8) ? "frame" : "group")
    if (shape && shape.id !== parent?.id)
      editor.reparentShapes([shape.id], parent?.id ?? editor.getCurrentPageId())
  },
  group: (editor, random) => {
    // tldraw itself fails on locked ones, where it is asked for nothing else. Nobody can select a pinned one.
    const chosen = [someShape(editor, random), someShape(editor, random), someShape(editor, random)]
    const free = chosen.flatMap(shape =>
      shape && !shape.meta.pinned && !editor.isShapeOrAncestorLocked(shape) ? [shape.id] : [],
    )
    editor.groupShapes([...new Set(free)])
  },
  ungroup: (editor, random) => {
    const group = anyOf(editor, random, "group")
    if (group) editor.ungroupShapes([group.id])
  },
  arrange: (editor, random) => {
    const ids = several(editor, random)
    const how = random.below(4)
    if (how === 0) editor.alignShapes(ids, "left")
    else if (how === 1) editor.stackShapes(ids, "vertical", 10)
    else if (how === 2) editor.flipShapes(ids, "horizontal")
    else editor.rotateShapesBy(ids, 0.5)
  },
  nudge: (editor, random) => {
    editor.setSelectedShapes(several(editor, random))
    editor.nudgeShapes(editor.getSelectedShapeIds(), { x: 10, y: random.below(3) })
  },
  cut: (editor, random) => {
    editor.setSelectedShapes(several(editor, random))
    const content = editor.getContentFromCurrentPage(editor.getSelectedShapeIds())
    if (random.chance(0.5)) editor.deleteShapes(editor.getSelectedShapeIds())
    if (content && editor.getCurrentPageShapeIds().size < 60)
      editor.putContentOntoCurrentPage(content, { point: place(random), select: true })
  },
  duplicate: (editor, random) => {
    const shape = someShape(editor, random)
    if (shape && editor.getCurrentPageShapeIds().size < 60)
      editor.duplicateShapes([shape.id], { x: 20, y: 20 })
  },
  lock: (editor, random) => {
    const shape = someShape(editor, random)
    if (shape) editor.toggleLock([shape.id])
  },
  remove: (editor, random) => {
    const shape = someShape(editor, random)
    if (shape) editor.deleteShape(shape.id)
  },
  undo: editor => void editor.undo(),
  redo: editor => void editor.redo(),
  /** What the editor's own checks would not let through, as from the browser's console. */
  force: (editor, random, peer) => {
    const shape = someShape(editor, random)
    const other = someShape(editor, random)
    if (!shape || !other) return
    const change = { id: shape.id, type: shape.type, parentId: other.id, index: "a5" as IndexKey }
    editor.run(() => editor.updateShape(change), { ignoreShapeLock: true })
    peer.binding.flush()
    peer.frame()
  },
  press: (editor, random, peer) => {
    editor.setCurrentTool(
      random.pick(["select", "select", "select", "draw", "arrow", "geo", "eraser", "frame"]),
    )
    const bounds = editor.getShapePageBounds(someShape(editor, random)?.id ?? ("shape:none" as TLShapeId))
    const at = bounds?.center ?? { x: 50, y: 50 }
    peer.mouse("pointer_up", at.x, at.y)
    peer.mouse("pointer_move", at.x, at.y)
    peer.mouse("pointer_down", at.x, at.y)
  },
  drag: (_editor, random, peer) => {
    for (let at = random.below(4); at >= 0; at--)
      peer.mouse("pointer_move", random.below(800), random.below(600))
  },
  release: (editor, _random, peer) => {
    const { x, y } = editor.inputs.currentScreenPoint
    peer.mouse("pointer_up", x, y)
  },
  annotate: (_editor, random, peer) => {
    if (peer.role === "interviewer" || peer.role === "solo") {
      peer.binding.setActiveLayer(random.pick(CANVAS_LAYERS))
    }
  },
}

function newId(): TLShapeId {
  return createShapeId()
}

function place(random: Random) {
  return { x: random.below(800), y: random.below(600) }
}

/** Half of the time one of a few, the same for everybody, so that people often meet. */
export function someShape(editor: Editor, random: Random): TLShape | undefined {
  const all = editor.getCurrentPageShapesSorted()
  const shapes = random.chance(0.5) ? all : fewOf(all)
  return shapes[random.below(shapes.length)]
}

function fewOf(shapes: readonly TLShape[]): TLShape[] {
  const free = shapes.filter(({ meta }) => !meta.pinned)
  return free.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 4)
}

function anyOf(editor: Editor, random: Random, type: string): TLShape | undefined {
  const shapes = editor.getCurrentPageShapesSorted().filter(shape => shape.type === type)
  return shapes[random.below(shapes.length)]
}

function several(editor: Editor, random: Random): TLShapeId[] {
  const shapes = [someShape(editor, random), someShape(editor, random), someShape(editor, random)]
  return [...new Set(shapes.flatMap(shape => shape?.id ?? []))]
}

function words(random: Random) {
  return toRichText(`label ${random.below(1000)}`)
}

function update(
  editor: Editor,
  random: Random,
  change: (shape: TLShape) => Partial<TLShape> | { props: object },
): void {
  const shape = someShape(editor, random)
  if (shape) editor.updateShape({ id: shape.id, type: shape.type, ...change(shape) })
}
