import { ActionIcon, Button, Tooltip } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconHelp, IconLayoutSidebarRight, IconUserPlus } from "@tabler/icons-react"
import { PhaseClock } from "../../clock/PhaseClock.tsx"
import { useNewCards } from "../../session/CardNews.tsx"
import { NewsDot } from "../../session/NewsDot.tsx"
import { ThemeToggle } from "../../ui/ThemeToggle.tsx"
import { PeopleBar } from "../people/PeopleBar.tsx"
import { useView } from "../room-context.ts"
import { AnnotationsToggle, LayerSwitch } from "./AnnotationControls.tsx"
import { BoardMenu } from "./BoardMenu.tsx"
import { StatusChip } from "./StatusChip.tsx"
import { TitleMenu } from "./TitleMenu.tsx"
import classes from "./TopBar.module.css"

/** One line, the same for everybody: what a role may not do is not there, rather than grey. */
export function TopBar() {
  const setDialog = useView(view => view.setDialog)
  return (
    <header className={classes.bar}>
      <TitleMenu />
      <StatusChip />
      <PhaseClock />
      <PeopleBar />
      <LayerSwitch />
      <AnnotationsToggle />
      <ShareButton />
      <BoardMenu />
      <span className={classes.roomy}>
        <ThemeToggle />
        <Tooltip label="Keyboard shortcuts (?)">
          <ActionIcon aria-label="Keyboard shortcuts" onClick={() => setDialog("shortcuts")}>
            <IconHelp size={20} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <PanelToggle />
      </span>
    </header>
  )
}

function ShareButton() {
  const role = useView(view => view.role)
  const setDialog = useView(view => view.setDialog)
  if (!canManageRoom(role)) return null
  return (
    <Button className={classes.share} aria-label="Share" onClick={() => setDialog("share")}>
      <IconUserPlus size={16} aria-hidden="true" />
      <span className={classes.shareWord}>Share</span>
    </Button>
  )
}

function PanelToggle() {
  const open = useView(view => view.panelOpen)
  const setOpen = useView(view => view.setPanelOpen)
  const hasNews = useNewCards()
  return (
    <Tooltip label={`${open ? "Close" : "Open"} the panel (\\)`}>
      <ActionIcon
        aria-label="Panel"
        aria-expanded={open}
        aria-controls="room-panel"
        onClick={() => setOpen(!open)}
      >
        <IconLayoutSidebarRight size={20} stroke={1.5} />
        {hasNews && !open && <NewsDot />}
      </ActionIcon>
    </Tooltip>
  )
}
