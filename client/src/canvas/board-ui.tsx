/** tldraw's own interface, less what a board cannot hold. The watermark is left exactly as it is. */
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { CANVAS_LAYERS } from "@outloud/shared/room/layers.ts"
import { lazy, Suspense } from "react"
import {
  ArrowDownToolbarItem,
  ArrowLeftToolbarItem,
  ArrowRightToolbarItem,
  ArrowToolbarItem,
  ArrowUpToolbarItem,
  CheckBoxToolbarItem,
  CloudToolbarItem,
  DefaultMainMenu,
  DefaultRichTextToolbar,
  DefaultToolbar,
  DiamondToolbarItem,
  DrawToolbarItem,
  EditSubmenu,
  EllipseToolbarItem,
  EraserToolbarItem,
  FrameToolbarItem,
  HandToolbarItem,
  HeartToolbarItem,
  HexagonToolbarItem,
  HighlightToolbarItem,
  KeyboardShortcutsMenuItem,
  LaserToolbarItem,
  LineToolbarItem,
  NoteToolbarItem,
  OvalToolbarItem,
  RectangleToolbarItem,
  RhombusToolbarItem,
  SelectToolbarItem,
  StarToolbarItem,
  TextToolbarItem,
  type TLComponents,
  type TLUiOverrides,
  type TldrawOptions,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  ToggleDynamicSizeModeItem,
  ToggleEdgeScrollingItem,
  ToggleFocusModeItem,
  ToggleGridItem,
  ToggleReduceMotionItem,
  ToggleSnapModeItem,
  ToggleToolLockItem,
  ToggleWrapModeItem,
  TriangleToolbarItem,
  useEditor,
  useValue,
  ViewSubmenu,
  XBoxToolbarItem,
} from "tldraw"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { CanvasOverlays } from "./CanvasOverlays.tsx"
import { isNaming } from "./component-naming.ts"
import { PeerCursor } from "./PeerCursor.tsx"

const SelectionBar = lazy(() => import("./SelectionBar.tsx"))

/** Actions that make shapes which no board may hold, or that ask other sites for something. */
const REMOVED_ACTIONS = [
  "insert-media",
  "insert-embed",
  "convert-to-bookmark",
  "convert-to-embed",
  "open-embed-link",
]

export const boardOverrides: TLUiOverrides = {
  actions: (_editor, actions) => without(actions, REMOVED_ACTIONS),
  tools: (_editor, tools) => without(tools, ["asset", "embed"]),
}

export const noEmbeds: [] = []

export const boardOptions: Partial<TldrawOptions> = {
  maxPages: 1,
  // All layers stand on one page, and each has a limit of its own.
  maxShapesPerPage: CANVAS_LAYERS.length * DEFAULT_LIMITS.layerRecords,
}

export const boardComponents: TLComponents = {
  CollaboratorCursor: PeerCursor,
  DebugMenu: null,
  DebugPanel: null,
  ImageToolbar: null,
  InFrontOfTheCanvas: InFront,
  MainMenu: BoardMenu,
  PageMenu: null,
  RichTextToolbar: LabelToolbar,
  Toolbar: BoardToolbar,
  VideoToolbar: null,
}

function InFront() {
  return (
    <>
      <CanvasOverlays />
      <ErrorBoundary fallback={null}>
        <Suspense>
          <SelectionBar />
        </Suspense>
      </ErrorBoundary>
    </>
  )
}

/** Bold and the like are for words that are there already: over a new component's first name they would only lie in the way. */
function LabelToolbar() {
  const editor = useEditor()
  const naming = useValue("naming", () => isNaming(editor), [editor])
  return naming ? null : <DefaultRichTextToolbar />
}

function BoardToolbar() {
  return (
    <DefaultToolbar>
      <SelectToolbarItem />
      <HandToolbarItem />
      <DrawToolbarItem />
      <EraserToolbarItem />
      <ArrowToolbarItem />
      <TextToolbarItem />
      <NoteToolbarItem />
      <RectangleToolbarItem />
      <FrameToolbarItem />
      <EllipseToolbarItem />
      <TriangleToolbarItem />
      <DiamondToolbarItem />
      <HexagonToolbarItem />
      <OvalToolbarItem />
      <RhombusToolbarItem />
      <StarToolbarItem />
      <CloudToolbarItem />
      <HeartToolbarItem />
      <XBoxToolbarItem />
      <CheckBoxToolbarItem />
      <ArrowLeftToolbarItem />
      <ArrowUpToolbarItem />
      <ArrowDownToolbarItem />
      <ArrowRightToolbarItem />
      <LineToolbarItem />
      <HighlightToolbarItem />
      <LaserToolbarItem />
    </DefaultToolbar>
  )
}

/** Theme, export and import are the room's own, beside the canvas. */
function BoardMenu() {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <EditSubmenu />
        <ViewSubmenu />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="preferences">
        <TldrawUiMenuSubmenu id="preferences" label="menu.preferences">
          <TldrawUiMenuGroup id="preferences-actions">
            <ToggleSnapModeItem />
            <ToggleToolLockItem />
            <ToggleGridItem />
            <ToggleWrapModeItem />
            <ToggleFocusModeItem />
            <ToggleEdgeScrollingItem />
            <ToggleReduceMotionItem />
            <ToggleDynamicSizeModeItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
        <KeyboardShortcutsMenuItem />
      </TldrawUiMenuGroup>
    </DefaultMainMenu>
  )
}

function without<T>(entries: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !names.includes(name)))
}
