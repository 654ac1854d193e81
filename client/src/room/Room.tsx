import { useComputedColorScheme } from "@mantine/core"
import type { RoomView } from "@outloud/shared/protocol/api.ts"
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { Credentials } from "../api.ts"
import { BoardCanvas } from "../canvas/BoardCanvas.tsx"
import { createPracticeStore, PracticeProvider } from "../practice/practice-context.ts"
import { AttemptWatch } from "../progress/AttemptWatch.tsx"
import { keptStorage } from "../remembered/kept-storage.ts"
import { asksToSimulate, shownPart } from "../remembered/room-link.ts"
import { CardNews } from "../session/CardNews.tsx"
import { SessionWatch } from "../session/SessionWatch.tsx"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { BoardLoading } from "./BoardLoading.tsx"
import { TopBar } from "./chrome/TopBar.tsx"
import { isEnded } from "./connection/connection-status.ts"
import type { RescueReport } from "./connection/put-back.ts"
import type { RoomConnection } from "./connection/room-connection.ts"
import { showFirstView } from "./first-view.ts"
import { LateParts } from "./LateParts.tsx"
import { BoardNotes } from "./notes/BoardNotes.tsx"
import { EndNotice } from "./notes/EndNotice.tsx"
import { ComponentRail, PaletteButton } from "./palette/ComponentRail.tsx"
import { PaletteProvider, usePalette } from "./palette/palette-context.ts"
import { createPalette } from "./palette/palette-state.ts"
import { useStillBoard } from "./palette/use-still-board.ts"
import { RoomPanel } from "./panel/RoomPanel.tsx"
import { createPeople } from "./people/people.ts"
import classes from "./Room.module.css"
import { type BoardEditor, RoomProvider, useRoomParts, useSnapshot, useView } from "./room-context.ts"
import { createRoomView } from "./room-view.ts"
import { useShortcuts } from "./use-shortcuts.ts"

const PracticeRunner = lazy(() => import("../practice/PracticeRunner.tsx"))

/** Wide enough for the panel beside the board. */
const WIDE = "(min-width: 1100px)"
/** Wide enough for the components' names too. */
const ROOMY = "(min-width: 1400px)"

export interface RoomProps {
  readonly room: RoomView
  readonly credentials: Credentials
  readonly connection: RoomConnection
  /** Opens the room anew, without what the server has refused. */
  readonly onReload: () => void
  /** What became of work that the server would not have. */
  readonly rescue: RescueReport | null
  readonly onDismissRescue: () => void
  /** The server says in the session that one's role is another than this page has it. */
  readonly onRoleChanged: () => void
}

export function Room(props: RoomProps) {
  const { room, credentials, connection } = props
  const { me } = room
  const [editor, setEditor] = useState<BoardEditor | null>(null)
  const [view] = useState(() =>
    createRoomView({
      role: me.role,
      storage: keptStorage(() => window.localStorage),
      isWide: window.matchMedia(WIDE).matches,
    }),
  )
  useEffect(() => {
    if (me.role === "solo" && asksToSimulate(window.location.search))
      view.getState().setPanelTab("interviewer")
  }, [view, me.role])
  const [practice] = useState(createPracticeStore)
  const [palette] = useState(() =>
    createPalette({
      storage: keptStorage(() => window.localStorage),
      isWide: window.matchMedia(ROOMY).matches,
    }),
  )
  const arrive = useCallback((arrived: BoardEditor | null) => {
    if (arrived !== null) showFirstView(arrived, shownPart(window.location.search))
    setEditor(arrived)
  }, [])
  const people = useMemo(() => createPeople(connection.awareness, me), [connection, me])
  const parts = useMemo(
    () => ({ room, credentials, connection, people, view, editor }),
    [room, credentials, connection, people, view, editor],
  )
  return (
    <RoomProvider value={parts}>
      <PracticeProvider value={practice}>
        <PaletteProvider value={palette}>
          <Layout {...props} onEditor={arrive} />
        </PaletteProvider>
        <SessionWatch onRoleChanged={props.onRoleChanged} />
        {/* Not among the late parts: the interview may be over, and the page gone, before those have come. */}
        <AttemptWatch />
        <CardNews />
        <LateParts />
        {me.role === "solo" && (
          <ErrorBoundary fallback={null}>
            <Suspense>
              <PracticeRunner />
            </Suspense>
          </ErrorBoundary>
        )}
      </PracticeProvider>
    </RoomProvider>
  )
}

interface LayoutProps extends Pick<RoomProps, "onReload" | "rescue" | "onDismissRescue"> {
  readonly onEditor: (editor: BoardEditor | null) => void
}

function Layout({ onEditor, onReload, rescue, onDismissRescue }: LayoutProps) {
  const boardReady = useSnapshot(snapshot => snapshot.boardReady)
  const ended = useSnapshot(({ status }) => (isEnded(status) ? status : null))
  const { editor } = useRoomParts()
  const panelOpen = useView(view => view.panelOpen)
  const paletteUp = usePalette(palette => palette.calledUp)
  const stage = useRef<HTMLElement>(null)
  useStillBoard(stage)
  useShortcuts()
  const isOver = ended !== null
  useEffect(() => {
    if (!isOver || editor === null) return
    // Its keys work through the whole page while it has the focus.
    editor.blur()
    return () => {
      if (!editor.isDisposed) editor.focus()
    }
  }, [isOver, editor])
  return (
    <div className={classes.room}>
      <TopBar />
      <div
        className={classes.body}
        data-panel={panelOpen || undefined}
        data-sheet={panelOpen || paletteUp || undefined}
      >
        <ComponentRail />
        <main ref={stage} className={classes.stage} aria-label="Board">
          {boardReady && (
            // Visible still, but nothing that is drawn now would ever arrive.
            <div className={classes.canvas} inert={isOver}>
              <Canvas onEditor={onEditor} />
            </div>
          )}
          {!boardReady && ended === null && <BoardLoading />}
          {ended !== null && <EndNotice ended={ended} onReload={onReload} />}
          <PaletteButton />
          <BoardNotes rescue={rescue} onDismissRescue={onDismissRescue} />
        </main>
        {panelOpen && <RoomPanel />}
      </div>
    </div>
  )
}

function Canvas({ onEditor }: Pick<LayoutProps, "onEditor">) {
  const { room, connection } = useRoomParts()
  const colorScheme = useComputedColorScheme("light")
  const role = useView(view => view.role)
  const activeLayer = useView(view => view.activeLayer)
  const annotationsVisible = useView(view => view.annotationsVisible)
  const hasEnded = useView(view => view.hasEnded)
  const setQuarantined = useView(view => view.setQuarantined)
  const refuse = useView(view => view.refuse)
  return (
    <BoardCanvas
      layers={connection.docs}
      awareness={connection.awareness}
      role={role}
      me={room.me}
      licenseKey={room.tldrawLicenseKey}
      activeLayer={activeLayer}
      annotationsVisible={annotationsVisible}
      frozen={hasEnded}
      colorScheme={colorScheme}
      onEditor={onEditor}
      onQuarantine={setQuarantined}
      onRefused={refuse}
    />
  )
}
