/** Where cards lie on the board: new ones where there is room, and none under what it has grown into. */
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw"
import { estimateShapes } from "./estimate-cards.ts"
import { type Area, placeForCard } from "./estimate-place.ts"

const SECTION = createShapeId("section-estimates")

/** Puts a card where there is room for it. It must have its text, and with that its size, already. */
export function placeCard(editor: Editor, id: TLShapeId): void {
  const card = editor.getShape(id)
  const size = card && areaOf(editor, card)
  if (card === undefined || size === undefined) return
  const section = editor.getShape(SECTION)
  const others = editor.getCurrentPageShapes().filter(other => other.id !== id)
  const { x, y, inSection } = placeForCard({
    size,
    section: section && areaOf(editor, section),
    inside: areasOf(
      editor,
      others.filter(other => other.id !== SECTION),
    ),
    outside: areasOf(editor, others),
  })
  const parent = inSection ? SECTION : editor.getCurrentPageId()
  if (card.parentId !== parent) editor.reparentShapes([id], parent)
  const at = editor.getPointInParentSpace(id, { x, y })
  editor.updateShape({ id, type: card.type, x: at.x, y: at.y })
}

/** Makes a change, and finds another place for each card that grew over another or out of its section by it. */
export function withRoomToGrow(editor: Editor, change: () => void): void {
  const before = new Map(estimateShapes(editor).map(({ id, props }) => [id, props.h + props.growY]))
  change()
  for (const { id, props } of estimateShapes(editor)) {
    const height = before.get(id)
    if (height !== undefined && props.h + props.growY > height && isInTheWay(editor, id))
      placeCard(editor, id)
  }
}

function isInTheWay(editor: Editor, id: TLShapeId): boolean {
  const card = editor.getShapePageBounds(id)
  const section = editor.getShapePageBounds(SECTION)
  if (card === undefined) return false
  if (editor.getShape(id)?.parentId === SECTION && section !== undefined && !section.contains(card))
    return true
  return estimateShapes(editor).some(other => {
    const bounds = other.id === id ? undefined : editor.getShapePageBounds(other)
    return bounds?.collides(card) ?? false
  })
}

function areasOf(editor: Editor, shapes: readonly TLShape[]): Area[] {
  return shapes.flatMap(shape => areaOf(editor, shape) ?? [])
}

function areaOf(editor: Editor, shape: TLShape): Area | undefined {
  const bounds = editor.getShapePageBounds(shape)
  return bounds && { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
}
