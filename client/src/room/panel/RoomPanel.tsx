import { ActionIcon, Tabs } from "@mantine/core"
import { IconX } from "@tabler/icons-react"
import { useView } from "../room-context.ts"
import { QuestionTab } from "./QuestionTab.tsx"
import classes from "./RoomPanel.module.css"

/** What belongs beside the board: on the right, or on a phone a sheet from below. */
export function RoomPanel() {
  const setOpen = useView(view => view.setPanelOpen)
  return (
    <aside id="room-panel" className={classes.panel} aria-label="Panel">
      <Tabs defaultValue="question" className={classes.tabs}>
        <div className={classes.head}>
          <Tabs.List className={classes.list}>
            <Tabs.Tab value="question">Question</Tabs.Tab>
          </Tabs.List>
          <ActionIcon className={classes.close} aria-label="Close the panel" onClick={() => setOpen(false)}>
            <IconX size={20} stroke={1.5} />
          </ActionIcon>
        </div>
        <Tabs.Panel value="question" className={classes.content} tabIndex={0}>
          <QuestionTab />
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
