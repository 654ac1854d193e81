/** What people do on a board, at random, through tldraw's own API. */
import {
  createBindingId,
  createShapeId,
  type Editor,
  type IndexKey,
  type TLDefaultColorStyle,
  type TLShape,
  type TLShapeId,
  toRichText,
} from "tldraw"
import type { BoardPeer } from "./board-peer.ts"
import type { Random } from "./random.ts"

const COLORS: TLDefaultColorStyle[] = ["red", "blue", "green", "violet", "orange"]

type Action = (editor: Editor, random: Random, peer: BoardPeer) => void

/** Gestures that a person makes while another is under way. */
const MOUSE = ["press", "drag", "drag", "drag", "release"]

/** One of them, as one undo step. Does nothing where there is nothing to do it to. */
export function actAtRandom(peer: BoardPeer, random: Random): string {
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
  arrow: (editor, random) => {
    const [from, to] = [some(editor, random), some(editor, random)]
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
      type === "geo" || type === "note"
        ? { props: { richText: toRichText(`label ${random.below(1000)}`) } }
        : {},
    ),
  reorder: (editor, random) => {
    const shape = some(editor, random)
    if (shape) random.chance(0.5) ? editor.bringToFront([shape.id]) : editor.sendToBack([shape.id])
  },
  reparent: (editor, random) => {
    const shape = some(editor, random)
    const parents = editor.getCurrentPageShapes().filter(({ type }) => type === "frame")
    const parent = random.chance(0.3) ? undefined : parents[random.below(parents.length)]
    if (shape && shape.id !== parent?.id)
      editor.reparentShapes([shape.id], parent?.id ?? editor.getCurrentPageId())
  },
  group: (editor, random) => {
    // tldraw itself fails on locked ones, where it is asked for nothing else.
    const chosen = [some(editor, random), some(editor, random), some(editor, random)]
    const free = chosen.flatMap(shape => (shape && !editor.isShapeOrAncestorLocked(shape) ? [shape.id] : []))
    editor.groupShapes([...new Set(free)])
  },
  ungroup: (editor, random) => {
    const groups = editor.getCurrentPageShapes().filter(({ type }) => type === "group")
    const group = groups[random.below(groups.length)]
    if (group) editor.ungroupShapes([group.id])
  },
  duplicate: (editor, random) => {
    const shape = some(editor, random)
    if (shape && editor.getCurrentPageShapeIds().size < 60)
      editor.duplicateShapes([shape.id], { x: 20, y: 20 })
  },
  lock: (editor, random) => {
    const shape = some(editor, random)
    if (shape) editor.toggleLock([shape.id])
  },
  remove: (editor, random) => {
    const shape = some(editor, random)
    if (shape) editor.deleteShape(shape.id)
  },
  undo: editor => void editor.undo(),
  redo: editor => void editor.redo(),
  /** What the editor's own checks would not let through, as from the browser's console. */
  force: (editor, random, peer) => {
    const shape = some(editor, random)
    const other = some(editor, random)
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
    const bounds = editor.getShapePageBounds(some(editor, random)?.id ?? ("shape:none" as TLShapeId))
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
      peer.binding.setActiveLayer(random.chance(0.5) ? "annotations" : "diagram")
    }
  },
}

function newId(): TLShapeId {
  return createShapeId()
}

function place(random: Random) {
  return { x: random.below(800), y: random.below(600) }
}

function some(editor: Editor, random: Random): TLShape | undefined {
  const shapes = editor.getCurrentPageShapesSorted()
  return shapes[random.below(shapes.length)]
}

function update(
  editor: Editor,
  random: Random,
  change: (shape: TLShape) => Partial<TLShape> | { props: object },
): void {
  const shape = some(editor, random)
  if (shape) editor.updateShape({ id: shape.id, type: shape.type, ...change(shape) })
}
