import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import { IconMessage2, IconMessage2Off, IconPencil } from "@tabler/icons-react"
import { returnFocus, useRoomParts, useView } from "../room-context.ts"
import { canAnnotate } from "../room-view.ts"
import classes from "./AnnotationControls.module.css"

const LAYERS: { value: CanvasLayer; label: string }[] = [
  { value: "diagram", label: "Board" },
  { value: "annotations", label: "Annotate" },
]

/** Whether one draws on the board or annotates it; for those who may annotate. */
export function LayerSwitch() {
  const role = useView(view => view.role)
  const active = useView(view => view.activeLayer)
  const setActive = useView(view => view.setActiveLayer)
  const { editor } = useRoomParts()
  if (!canAnnotate(role)) return null
  const isAnnotating = active === "annotations"
  const choose = (layer: CanvasLayer) => {
    setActive(layer)
    returnFocus(editor)
  }
  return (
    <>
      <Tooltip label="Switch between board and annotate (A)">
        <SegmentedControl
          className={classes.switch}
          data-annotating={isAnnotating || undefined}
          aria-label="What you draw on"
          size="sm"
          data={LAYERS}
          value={active}
          onChange={value => choose(value)}
        />
      </Tooltip>
      <ActionIcon
        className={classes.toggle}
        data-annotating={isAnnotating || undefined}
        aria-label="Annotate"
        aria-pressed={isAnnotating}
        onClick={() => choose(isAnnotating ? "diagram" : "annotations")}
      >
        <IconPencil size={20} stroke={1.5} />
      </ActionIcon>
    </>
  )
}

/** Hides annotations on this screen only. */
export function AnnotationsToggle() {
  const visible = useView(view => view.annotationsVisible)
  const setVisible = useView(view => view.setAnnotationsVisible)
  const { editor } = useRoomParts()
  const Icon = visible ? IconMessage2 : IconMessage2Off
  return (
    <Tooltip label={`${visible ? "Hide" : "Show"} annotations (Shift+H)`}>
      <ActionIcon
        className={classes.eye}
        aria-label="Show annotations"
        aria-pressed={visible}
        onClick={() => {
          setVisible(!visible)
          returnFocus(editor)
        }}
      >
        <Icon size={20} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
