import { COMPONENT_KINDS, FAMILIES } from "@outloud/shared/board/kinds.ts"
import classes from "./ComponentRail.module.css"
import { DragGhost } from "./DragGhost.tsx"
import { KindButton } from "./KindButton.tsx"
import { useKindDrag } from "./use-kind-drag.ts"
import { useRoving } from "./use-roving.ts"

/** The palette at its narrowest: one icon a kind. */
export function IconColumn() {
  const drag = useKindDrag()
  const roving = useRoving(COMPONENT_KINDS.map(({ id }) => id))
  return (
    <div className={classes.icons} {...roving.list}>
      {FAMILIES.map(family => (
        <ul key={family} className={classes.family} aria-label={family}>
          {COMPONENT_KINDS.filter(kind => kind.family === family).map(kind => (
            <li key={kind.id}>
              <KindButton kind={kind} form="icon" drag={drag} roving={roving.item(kind.id)} />
            </li>
          ))}
        </ul>
      ))}
      <DragGhost dragged={drag.dragged} />
    </div>
  )
}
