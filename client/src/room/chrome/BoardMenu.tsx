import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import {
  IconArchive,
  IconCheck,
  IconCopy,
  IconDots,
  IconDownload,
  IconFileImport,
  IconFlag,
  IconHelp,
  IconLayoutSidebarRight,
  IconMessage2,
  IconMoon,
  IconPhoto,
  IconSchema,
  IconTrash,
  IconVector,
} from "@tabler/icons-react"
import { lazy, useCallback, useEffect, useRef, useState } from "react"
import { takeBoardFiles } from "../../canvas/content-rules.ts"
import type { ReadImport } from "../../canvas/diagram-import.ts"
import { useRoomParts, useView } from "../room-context.ts"
import { mayDraw } from "../room-view.ts"
import { readFile, useBoardFiles } from "../use-board-files.ts"
import classes from "./BoardMenu.module.css"
import type { OpenedFile } from "./ImportDialog.tsx"
import { LateDialog } from "./LateDialog.tsx"
import { useKeptAside } from "./use-kept-aside.ts"

const ImportDialog = lazy(() => import("./ImportDialog.tsx"))
const ImportReport = lazy(() => import("./ImportReport.tsx"))
const AsideDialog = lazy(() => import("./AsideDialog.tsx"))

const MENU_CLASSES = { item: classes.item ?? "", itemIndicator: classes.indicator ?? "" }

/** Files in and out, and on a phone what the bar has no room for. */
export function BoardMenu() {
  const role = useView(view => view.role)
  const isDrawing = useView(mayDraw)
  const hasEnded = useView(view => view.hasEnded)
  const setDialog = useView(view => view.setDialog)
  const imports = useImports()
  const aside = useKeptAside()
  const [showsAside, setShowsAside] = useState(false)
  const closeAside = useCallback(() => setShowsAside(false), [])
  return (
    <>
      <Menu
        width={260}
        position="bottom-end"
        shadow="md"
        classNames={MENU_CLASSES}
        onOpen={() => void aside.look()}
      >
        <Menu.Target>
          <ActionIcon aria-label="Export and more">
            <IconDots size={20} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItems />
          {isDrawing && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconFileImport size={16} />} onClick={imports.ask}>
                Import…
              </Menu.Item>
            </>
          )}
          {aside.works.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setShowsAside(true)}>
                Work set aside…
              </Menu.Item>
            </>
          )}
          {canManageRoom(role) && (
            <>
              <Menu.Divider />
              {!hasEnded && (
                <Menu.Item leftSection={<IconFlag size={16} />} onClick={() => setDialog("end")}>
                  End the interview…
                </Menu.Item>
              )}
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
      {imports.dialog}
      {showsAside && (
        <LateDialog isAsked onMissing={closeAside}>
          <AsideDialog aside={aside} onClose={closeAside} />
        </LateDialog>
      )}
    </>
  )
}

type ImportStep =
  | { readonly kind: "none" }
  | { readonly kind: "ask"; readonly opened?: OpenedFile }
  | { readonly kind: "tell"; readonly read: ReadImport }

/** Imports from the dialog and from what is dropped on the board. */
function useImports() {
  const { editor } = useRoomParts()
  const mayWrite = useView(mayDraw)
  const files = useBoardFiles()
  const [step, setStep] = useState<ImportStep>({ kind: "none" })
  const close = useCallback(() => setStep({ kind: "none" }), [])
  const place = async (read: ReadImport) => {
    const isThere = await files.place(read)
    setStep(isThere && read.leftOut.length > 0 ? { kind: "tell", read } : { kind: "none" })
  }
  const take = async (file: File) => {
    const read = await readFile(file)
    if (read.kind === "refused") setStep({ kind: "ask", opened: { name: file.name, read } })
    else await place(read)
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (editor === null || !mayWrite) return
    return takeBoardFiles(editor, file => void latest.current(file))
  }, [editor, mayWrite])
  const dialog = step.kind !== "none" && (
    <LateDialog isAsked onMissing={close}>
      {step.kind === "ask" ? (
        <ImportDialog
          {...(step.opened && { opened: step.opened })}
          onClose={close}
          onImport={read => void place(read)}
        />
      ) : (
        <ImportReport read={step.read} onClose={close} />
      )}
    </LateDialog>
  )
  return { ask: () => setStep({ kind: "ask" }), dialog }
}

function ExportItems() {
  const { editor } = useRoomParts()
  const { saveImage, saveNative, saveMermaid } = useBoardFiles()
  const [withAnnotations, setWithAnnotations] = useState(true)
  const isOff = editor === null
  return (
    <>
      <Menu.Label>Export the board</Menu.Label>
      <Menu.CheckboxItem
        checked={withAnnotations}
        checkIcon={<IconCheck size={16} />}
        onChange={setWithAnnotations}
      >
        With annotations
      </Menu.CheckboxItem>
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
      <Menu.Item disabled={isOff} leftSection={<IconSchema size={16} />} onClick={saveMermaid}>
        Flowchart (Mermaid, .mmd)
      </Menu.Item>
      <CopyMermaid isOff={isOff} />
    </>
  )
}

/** Milliseconds that "Copied" stays. */
const CONFIRMATION = 2000

function CopyMermaid({ isOff }: { readonly isOff: boolean }) {
  const { copyMermaid } = useBoardFiles()
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), CONFIRMATION)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Menu.Item
      disabled={isOff}
      closeMenuOnClick={false}
      leftSection={isCopied ? <IconCheck size={16} color="var(--ol-live-text)" /> : <IconCopy size={16} />}
      onClick={async () => setIsCopied(await copyMermaid())}
    >
      {isCopied ? "Copied" : "Copy as Mermaid"}
    </Menu.Item>
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
