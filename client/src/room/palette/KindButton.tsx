import { Tooltip } from "@mantine/core"
import type { ComponentKind } from "@outloud/shared/board/kinds.ts"
import { iconOf } from "../../canvas/component-icons.ts"
import classes from "./ComponentRail.module.css"
import type { KindDrag } from "./use-kind-drag.ts"
import { usePlaceKind } from "./use-place-kind.ts"
import type { RovingItem } from "./use-roving.ts"

export interface KindButtonProps {
  readonly kind: ComponentKind
  readonly form: "row" | "icon"
  readonly drag: KindDrag
  readonly roving: RovingItem
}

/** One kind: a click or Enter places it, a drag drops it. */
export function KindButton({ kind, form, drag, roving }: KindButtonProps) {
  const place = usePlaceKind()
  const { id, name, about, key } = kind
  const Icon = iconOf(id)
  const letter = key?.toUpperCase()
  return (
    <Tooltip
      label={form === "row" ? about : <NameAndAbout kind={kind} />}
      position="right"
      openDelay={500}
      multiline
      maw={240}
      events={{ hover: true, focus: true, touch: false }}
    >
      <button
        type="button"
        className={classes.kind}
        data-form={form}
        // Read from what it shows, where it shows it.
        aria-label={form === "icon" ? name : undefined}
        aria-keyshortcuts={letter}
        draggable={false}
        onPointerDown={event => drag.begin(event, id)}
        onClick={() => {
          if (!drag.wasDrag()) place(id)
        }}
        {...roving}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
        {form === "row" && <span className={classes.name}>{name}</span>}
        {form === "row" && letter && (
          <kbd className={classes.letter} aria-hidden>
            {letter}
          </kbd>
        )}
      </button>
    </Tooltip>
  )
}

function NameAndAbout({ kind: { name, about, key } }: Pick<KindButtonProps, "kind">) {
  return (
    <>
      <strong>{name}</strong>
      {key && ` (${key.toUpperCase()})`}
      <br />
      {about}
    </>
  )
}
