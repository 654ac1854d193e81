import { ActionIcon, Menu, SegmentedControl, Tooltip } from "@mantine/core"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import { IconCheck, IconLock, IconMessage2, IconMessage2Off, IconPencil } from "@tabler/icons-react"
import { returnFocus, useRoomParts, useView } from "../room-context.ts"
import { mayMark } from "../room-view.ts"
import classes from "./AnnotationControls.module.css"

const NAMES: Record<CanvasLayer, string> = { diagram: "Board", annotations: "Annotate", notes: "Private" }

/** On which layer one draws; for those who have more than the board. */
export function LayerSwitch() {
  const role = useView(view => view.role)
  const hasEnded = useView(view => view.hasEnded)
  const active = useView(view => view.activeLayer)
  const setActive = useView(view => view.setActiveLayer)
  const { editor } = useRoomParts()
  const layers = CANVAS_LAYERS.filter(layer => layer === "diagram" || mayMark({ role, hasEnded }, layer))
  if (layers.length === 1) return null
  const choose = (layer: CanvasLayer) => {
    setActive(layer)
    returnFocus(editor)
  }
  const isPrivateOffered = layers.includes("notes")
  const hint = isPrivateOffered
    ? "Annotate (A), or mark in private (Shift+A)"
    : "Switch to annotate and back (A)"
  return (
    <>
      <Tooltip label={hint}>
        <SegmentedControl
          className={classes.switch}
          data-layer={active}
          aria-label="What you draw on"
          size="sm"
          data={layers.map(value => ({ value, label: <LayerName layer={value} /> }))}
          value={active}
          onChange={value => choose(value)}
        />
      </Tooltip>
      <Menu position="bottom" shadow="md">
        <Menu.Target>
          <ActionIcon
            className={classes.toggle}
            data-layer={active}
            aria-label={`What you draw on: ${NAMES[active]}`}
          >
            {active === "notes" ? <IconLock size={20} stroke={1.5} /> : <IconPencil size={20} stroke={1.5} />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {layers.map(layer => (
            <Menu.Item
              key={layer}
              role="menuitemradio"
              aria-checked={layer === active}
              rightSection={layer === active && <IconCheck size={16} />}
              onClick={() => choose(layer)}
            >
              <LayerName layer={layer} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function LayerName({ layer }: { readonly layer: CanvasLayer }) {
  return (
    <span className={classes.layer}>
      {layer === "notes" && <IconLock size={14} aria-hidden="true" />}
      {NAMES[layer]}
    </span>
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
