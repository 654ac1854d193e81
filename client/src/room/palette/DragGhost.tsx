import { kindOf } from "@outloud/shared/board/kinds.ts"
import { createPortal } from "react-dom"
import { iconOf } from "../../canvas/component-icons.ts"
import classes from "./ComponentRail.module.css"
import type { KindDrag } from "./use-kind-drag.ts"

/** What is under the pointer while an entry is dragged to the board. */
export function DragGhost({ dragged }: Pick<KindDrag, "dragged">) {
  if (dragged === null) return null
  const { kind, at } = dragged
  const Icon = iconOf(kind)
  return createPortal(
    <div
      className={classes.ghost}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
      aria-hidden="true"
    >
      <Icon size={20} stroke={1.6} />
      {kindOf(kind).name}
    </div>,
    document.body,
  )
}
