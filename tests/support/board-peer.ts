/** A real tldraw editor in jsdom, bound to the documents as in the browser, with time run by hand. */
import { type BoardBinding, bindBoard } from "@outloud/client/canvas/board-binding.ts"
import { boardShapeUtils } from "@outloud/client/canvas/board-shape-utils.ts"
import { type BoardStore, createBoardStore } from "@outloud/client/canvas/board-store.ts"
import { isBoardRecord, unstampRecord } from "@outloud/client/canvas/layer-stamp.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { can } from "@outloud/shared/room/access.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import {
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultTools,
  Editor,
  type TLStore,
  tipTapDefaultExtensions,
} from "tldraw"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { emptyDocs, type QueuedWire, type Wire } from "./board-hub.ts"
import { ManualScheduler } from "./manual-scheduler.ts"

// Without it tldraw's store flushes to its listeners synchronously in tests, and races stay hidden.
Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: true })

// What tldraw asks of a browser and jsdom does not have.
window.matchMedia ??= () =>
  ({ matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList

export interface PeerOptions {
  readonly limits?: Limits
  readonly activeLayer?: CanvasLayer
  /** The Yjs client id, which decides who wins where two write at once. Random where not given. */
  readonly clientId?: number
  /** Documents that are there already, as from a local copy. */
  readonly docs?: Record<CanvasLayer, Y.Doc>
}

export class BoardPeer<W extends Wire = QueuedWire> {
  readonly role: Role
  readonly wire: W
  readonly docs: Record<CanvasLayer, Y.Doc>
  readonly scheduler = new ManualScheduler()
  readonly awareness: Awareness
  readonly board: BoardStore
  readonly editor: Editor
  readonly binding: BoardBinding
  /** Every update that this peer sent, in order. */
  readonly sent: { layer: CanvasLayer; bytes: Uint8Array }[] = []
  readonly refused: string[] = []
  /** What would have replaced the canvas by an apology. */
  readonly crashes: unknown[] = []
  quarantined = 0

  /** What `join` brings into the documents is there before the editor. */
  constructor(role: Role, wire: W, join: (wire: W) => void, options: PeerOptions = {}) {
    this.role = role
    this.wire = wire
    this.docs = options.docs ?? emptyDocs()
    for (const layer of CANVAS_LAYERS)
      this.docs[layer].clientID = options.clientId ?? this.docs[layer].clientID
    wire.onReceive = (layer, bytes) => Y.applyUpdate(this.docs[layer], bytes, "wire")
    join(wire)
    for (const layer of CANVAS_LAYERS) {
      this.docs[layer].on("update", (bytes: Uint8Array, origin: unknown) => {
        if (origin === "wire") return
        this.sent.push({ layer, bytes })
        wire.send(layer, bytes)
      })
    }
    this.awareness = new Awareness(this.docs.diagram)
    this.board = createBoardStore({
      layers: {
        diagram: { doc: this.docs.diagram, writable: can(role, "write", "diagram") },
        annotations: { doc: this.docs.annotations, writable: can(role, "write", "annotations") },
        notes: { doc: this.docs.notes, writable: can(role, "write", "notes") },
      },
      activeLayer: options.activeLayer ?? "diagram",
      scheduler: this.scheduler,
      ...(options.limits ? { limits: options.limits } : {}),
    })
    this.editor = editorOn(this.board.store)
    this.editor.updateInstanceState({ isReadonly: !can(role, "write", "diagram") })
    this.editor.on("crash", ({ error }) => this.crashes.push(error))
    this.binding = bindBoard({
      editor: this.editor,
      board: this.board,
      awareness: this.awareness,
      onQuarantine: count => {
        this.quarantined = count
      },
      onRefused: message => this.refused.push(message),
    })
  }

  /** One frame of the browser: time passes, input is handled, edits go out, documents come in. */
  frame(milliseconds = 16): void {
    this.editor.emit("tick", milliseconds)
    this.scheduler.advance(milliseconds)
    this.scheduler.runFrame()
  }

  /** What the mouse does, in screen coordinates. */
  mouse(name: "pointer_down" | "pointer_move" | "pointer_up", x: number, y: number): void {
    const modifiers = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, accelKey: false }
    const event = { type: "pointer", target: "canvas", pointerId: 1, button: 0, isPen: false } as const
    this.editor.dispatch({ ...event, ...modifiers, name, point: { x, y, z: 0.5 } })
    this.editor.emit("tick", 16)
  }

  /** Frames until nothing of this peer waits for time. */
  settle(): void {
    this.binding.flush()
    do this.frame(300)
    while (this.scheduler.wantsFrame)
  }

  /** The board's records as this peer sees them, less what only its own browser knows, -0 included. */
  records(): Map<string, BoardRecord> {
    const records = this.board.store.allRecords().filter(isBoardRecord)
    return new Map(records.map(record => [record.id, asJson(unstampRecord(record))]))
  }

  dispose(): void {
    this.binding.dispose()
    this.board.dispose()
    this.awareness.destroy()
    this.editor.dispose()
    this.editor.getContainer().remove()
  }
}

/** For after many peers: tldraw leaves listeners on the body that keep a disposed editor in memory. */
export function freshPage(): void {
  document.getSelection()?.removeAllRanges()
  document.body = document.createElement("body")
}

/** A peer on a queued wire, with the room's content loaded. */
export function joinRoom(role: Role, wire: QueuedWire, options?: PeerOptions): BoardPeer {
  return new BoardPeer(role, wire, own => own.deliverDown(), options)
}

/** Delivers and settles until nobody has anything left to say. */
export function heal(peers: readonly BoardPeer[]): void {
  for (let round = 0; round < 100; round++) {
    for (const peer of peers) peer.settle()
    const busy = peers.filter(({ wire }) => wire.up.length + wire.down.length > 0)
    if (busy.length === 0) return
    for (const { wire } of peers) wire.deliverUp()
    for (const { wire } of peers) wire.deliverDown()
  }
  throw new Error("The peers never stop answering each other")
}

const SCREEN = { x: 0, y: 0, top: 0, left: 0, width: 1080, height: 720, bottom: 720, right: 1080 }

/** An editor as in the browser. What is disposed with it is its container, not the store. */
export function editorOn(store: TLStore): Editor {
  const container = document.createElement("div")
  container.tabIndex = 0
  container.getBoundingClientRect = () => SCREEN as DOMRect
  document.body.append(container)
  const editor = new Editor({
    store,
    shapeUtils: boardShapeUtils,
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    initialState: "select",
    options: { maxPages: 1, maxShapesPerPage: 40_000 },
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  })
  editor.textMeasure.measureText = text => measured(text)
  editor.textMeasure.measureHtml = html => measured(html.replace(/<[^>]+>/g, ""))
  editor.user.updateUserPreferences({ edgeScrollSpeed: 0, animationSpeed: 0 })
  return editor
}

/** jsdom lays nothing out: every letter is as wide as half its height. */
function measured(text: string) {
  return { x: 0, y: 0, w: Math.max(1, text.length * 12), h: 24, scrollWidth: 0 }
}

function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
