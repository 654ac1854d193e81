import { ActionIcon, FileButton, Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { can, canManageRoom } from "@outloud/shared/room/access.ts"
import {
  IconDots,
  IconDownload,
  IconFileImport,
  IconHelp,
  IconLayoutSidebarRight,
  IconMessage2,
  IconMoon,
  IconPhoto,
  IconTrash,
  IconVector,
} from "@tabler/icons-react"
import { useRef, useState } from "react"
import { useRoomParts, useView } from "../room-context.ts"
import { useBoardFiles } from "../use-board-files.ts"
import classes from "./BoardMenu.module.css"

/** Files in and out, and on a phone what the bar has no room for. */
export function BoardMenu() {
  const role = useView(view => view.role)
  const setDialog = useView(view => view.setDialog)
  const { importFrom } = useBoardFiles()
  const openPicker = useRef<() => void>(() => {})
  return (
    <>
      <Menu width={260} position="bottom-end" shadow="md" classNames={{ item: classes.item ?? "" }}>
        <Menu.Target>
          <ActionIcon aria-label="Export and more">
            <IconDots size={20} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItems />
          {can(role, "write", "diagram") && (
            <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => openPicker.current()}>
              Import a board file…
            </Menu.Item>
          )}
          {canManageRoom(role) && (
            <>
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDialog("delete")}
              >
                Delete this room…
              </Menu.Item>
            </>
          )}
          <div className={classes.narrow}>
            <Menu.Divider />
            <NarrowItems />
          </div>
        </Menu.Dropdown>
      </Menu>
      <FileButton onChange={file => file && importFrom(file)} accept=".tldr,application/json">
        {({ onClick }) => {
          openPicker.current = onClick
          return null
        }}
      </FileButton>
    </>
  )
}

function ExportItems() {
  const { editor } = useRoomParts()
  const { saveImage, saveNative } = useBoardFiles()
  const [withAnnotations, setWithAnnotations] = useState(true)
  const isOff = editor === null
  return (
    <>
      <Menu.Label>Export the board</Menu.Label>
      <Menu.Item
        closeMenuOnClick={false}
        role="menuitemcheckbox"
        aria-checked={withAnnotations}
        leftSection={<IconMessage2 size={16} />}
        rightSection={withAnnotations ? "Yes" : "No"}
        onClick={() => setWithAnnotations(!withAnnotations)}
      >
        With annotations
      </Menu.Item>
      <Menu.Item
        disabled={isOff}
        leftSection={<IconPhoto size={16} />}
        onClick={() => saveImage("png", withAnnotations)}
      >
        Picture (PNG)
      </Menu.Item>
      <Menu.Item
        disabled={isOff}
        leftSection={<IconVector size={16} />}
        onClick={() => saveImage("svg", withAnnotations)}
      >
        Vector picture (SVG)
      </Menu.Item>
      <Menu.Item
        disabled={isOff}
        leftSection={<IconDownload size={16} />}
        onClick={() => saveNative(withAnnotations)}
      >
        Board file (.tldr)
      </Menu.Item>
    </>
  )
}

function NarrowItems() {
  const view = useRoomParts().view.getState()
  const annotationsVisible = useView(state => state.annotationsVisible)
  const panelOpen = useView(state => state.panelOpen)
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark"
  return (
    <>
      <Menu.Item
        leftSection={<IconMessage2 size={16} />}
        onClick={() => view.setAnnotationsVisible(!annotationsVisible)}
      >
        {annotationsVisible ? "Hide annotations" : "Show annotations"}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLayoutSidebarRight size={16} />}
        onClick={() => view.setPanelOpen(!panelOpen)}
      >
        {panelOpen ? "Close the question" : "Read the question"}
      </Menu.Item>
      <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme(other)}>
        Use the {other} theme
      </Menu.Item>
      <Menu.Item leftSection={<IconHelp size={16} />} onClick={() => view.setDialog("shortcuts")}>
        Keyboard shortcuts
      </Menu.Item>
    </>
  )
}
