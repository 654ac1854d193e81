import { ActionIcon, Tooltip } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { IconComponents, IconLayoutSidebarLeftExpand, IconSearch } from "@tabler/icons-react"
import { useEffect } from "react"
import { isEnded } from "../connection/connection-status.ts"
import { returnFocus, useRoomParts, useSnapshot, useView } from "../room-context.ts"
import { mayDraw } from "../room-view.ts"
import classes from "./ComponentRail.module.css"
import { FullPalette } from "./FullPalette.tsx"
import { IconColumn } from "./IconColumn.tsx"
import { usePalette } from "./palette-context.ts"

const PHONE = "(max-width: 720px)"

/** Whether this person can place components at all, and whether what they draw now goes onto the board. */
function usePaletteUse(): { readonly allowed: boolean; readonly resting: boolean } {
  const allowed = useView(mayDraw)
  const resting = useView(view => view.activeLayer !== "diagram")
  return { allowed, resting }
}

function useIsPhone(): boolean {
  return useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false
}

/** The component palette: beside the board, or on a phone a sheet from below. */
export function ComponentRail() {
  const { allowed, resting } = usePaletteUse()
  const isPhone = useIsPhone()
  if (!allowed) return null
  return isPhone ? !resting && <Sheet /> : <Rail resting={resting} />
}

function Rail({ resting }: { readonly resting: boolean }) {
  const expanded = usePalette(palette => palette.expanded)
  const calledUp = usePalette(palette => palette.calledUp)
  const dismiss = usePalette(palette => palette.dismiss)
  const isOver = useSnapshot(({ status }) => isEnded(status))
  useEffect(() => {
    // What was called up is of no use to somebody who annotates, nor when they come back.
    if (resting) dismiss()
  }, [resting, dismiss])
  return (
    <aside
      className={classes.rail}
      data-expanded={expanded || undefined}
      aria-label="Components"
      inert={isOver}
    >
      {resting && expanded && (
        <p className={classes.resting}>You are annotating. Components go on the board: press A to go back.</p>
      )}
      {!resting && expanded && <FullPalette />}
      {!resting && !expanded && <Collapsed />}
      {!resting && !expanded && calledUp && (
        <div className={classes.flyout}>
          <FullPalette onClose={dismiss} />
        </div>
      )}
    </aside>
  )
}

function Collapsed() {
  const search = usePalette(palette => palette.search)
  const setExpanded = usePalette(palette => palette.setExpanded)
  return (
    <>
      <Tooltip label="Show names" position="right">
        <ActionIcon aria-label="Show the names of the components" onClick={() => setExpanded(true)}>
          <IconLayoutSidebarLeftExpand size={20} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Search (I)" position="right">
        <ActionIcon aria-label="Search components" onClick={search}>
          <IconSearch size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <IconColumn />
    </>
  )
}

function Sheet() {
  const calledUp = usePalette(palette => palette.calledUp)
  const dismiss = usePalette(palette => palette.dismiss)
  const panelOpen = useView(view => view.panelOpen)
  const setPanelOpen = useView(view => view.setPanelOpen)
  // There is one place for a sheet: what was opened last has it.
  useEffect(() => {
    if (panelOpen) dismiss()
  }, [panelOpen, dismiss])
  useEffect(() => {
    if (calledUp) setPanelOpen(false)
  }, [calledUp, setPanelOpen])
  if (!calledUp) return null
  return (
    <aside className={classes.sheet} aria-label="Components">
      <FullPalette onClose={dismiss} />
    </aside>
  )
}

/** On a phone the palette is called up with this, over the board's corner. */
export function PaletteButton() {
  const { editor } = useRoomParts()
  const { allowed, resting } = usePaletteUse()
  const isPhone = useIsPhone()
  const calledUp = usePalette(palette => palette.calledUp)
  const callUp = usePalette(palette => palette.callUp)
  const dismiss = usePalette(palette => palette.dismiss)
  if (!allowed || resting || !isPhone) return null
  const toggle = () => {
    if (!calledUp) return callUp()
    dismiss()
    returnFocus(editor)
  }
  return (
    <ActionIcon
      className={classes.button}
      variant="default"
      aria-label="Components"
      aria-expanded={calledUp}
      onClick={toggle}
    >
      <IconComponents size={20} stroke={1.5} />
    </ActionIcon>
  )
}
