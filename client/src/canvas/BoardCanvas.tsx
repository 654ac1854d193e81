import { can } from "@outloud/shared/room/access.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { useEffect, useRef, useState } from "react"
import { type Editor, Tldraw } from "tldraw"
import "tldraw/tldraw.css"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import classes from "./BoardCanvas.module.css"
import { boardAssetUrls } from "./board-assets.ts"
import { type BoardBinding, bindBoard } from "./board-binding.ts"
import { boardShapeUtils } from "./board-shape-utils.ts"
import { boardComponents, boardOptions, boardOverrides, noEmbeds } from "./board-ui.tsx"
import { ContentRules } from "./ContentRules.tsx"
import { forgetUnusedFonts } from "./tldraw-internals.ts"
import { type BoardUser, useBoardUser } from "./use-board-user.ts"
import { type ShownBoard, useShownBoard } from "./use-shown-board.ts"

export interface BoardCanvasProps {
  /** The documents, synced or loaded from a local copy. Another identity means another board: it remounts. */
  readonly layers: Readonly<Record<CanvasLayer, Y.Doc>>
  /** The diagram document's awareness. */
  readonly awareness: Awareness
  readonly role: Role
  /** Where new shapes go; the diagram, where the role may not write there. */
  readonly activeLayer: CanvasLayer
  readonly annotationsVisible: boolean
  /** The interview has ended: the board stays as it is. */
  readonly frozen: boolean
  readonly colorScheme: "light" | "dark" | "system"
  /** Who I am on the server, so that my other tabs and my followers are recognised. */
  readonly me?: BoardUser
  /** The operator's tldraw key; without one tldraw shows its watermark. */
  readonly licenseKey?: string | null
  /** Null when the canvas goes away. */
  readonly onEditor?: (editor: Editor | null) => void
  /** How many records cannot be shown. Called with 0 when all is well again. */
  readonly onQuarantine?: (count: number) => void
  /** A change that was not made, in words for the person who tried it. */
  readonly onRefused?: (message: string) => void
}

/** The board, edge to edge. All that it knows comes from the documents, and all that is drawn goes there. */
export function BoardCanvas(props: BoardCanvasProps): React.JSX.Element {
  const { layers, role, annotationsVisible, frozen } = props
  const activeLayer = can(role, "write", props.activeLayer, frozen) ? props.activeLayer : "diagram"
  // What one is writing is never hidden from oneself.
  const shown = useShownBoard({
    layers,
    role,
    annotationsVisible: annotationsVisible || activeLayer !== "diagram",
  })
  return (
    <div className={classes.board} data-layer={activeLayer}>
      {shown && <Canvas {...props} key={shown.key} shown={shown} activeLayer={activeLayer} />}
    </div>
  )
}

function Canvas(props: BoardCanvasProps & { readonly shown: ShownBoard }): React.JSX.Element {
  const { shown, awareness, activeLayer, frozen, colorScheme, me } = props
  const user = useBoardUser(me, colorScheme)
  const latest = useRef(props)
  latest.current = props
  const [binding, setBinding] = useState<BoardBinding | null>(null)
  useEffect(() => binding?.setFrozen(frozen), [binding, frozen])
  useEffect(() => binding?.setActiveLayer(activeLayer), [binding, activeLayer])

  const mount = (editor: Editor) => {
    forgetUnusedFonts(editor)
    const bound = bindBoard({
      editor,
      board: shown.board,
      awareness,
      onQuarantine: count => latest.current.onQuarantine?.(count),
      onRefused: message => latest.current.onRefused?.(message),
    })
    setBinding(bound)
    latest.current.onEditor?.(editor)
    return () => {
      bound.dispose()
      setBinding(null)
      latest.current.onEditor?.(null)
    }
  }

  return (
    <Tldraw
      store={shown.board.store}
      {...(props.licenseKey ? { licenseKey: props.licenseKey } : {})}
      user={user}
      shapeUtils={boardShapeUtils}
      assetUrls={boardAssetUrls}
      components={boardComponents}
      overrides={boardOverrides}
      options={boardOptions}
      embeds={noEmbeds}
      getShapeVisibility={shown.visibilityOf}
      onMount={mount}
    >
      <ContentRules />
    </Tldraw>
  )
}
