import { CANVAS_LAYERS, LAYERS, type Layer, PRESENCE_LAYER } from "@outloud/shared/room/layers.ts"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { UnsentUpdate } from "../../offline/kept-types.ts"
import type { LayerCopy } from "../../offline/layer-copy.ts"
import { type AccessRecheck, type AccessVerdict, createAccessRecheck } from "./access-recheck.ts"
import {
  type ConnectionStatus,
  combineStatus,
  type EndKind,
  isEnded,
  sameStatus,
  worseKept,
} from "./connection-status.ts"
import {
  type Credentials,
  connectLayer,
  type LayerConnection,
  type Surroundings,
} from "./layer-connection.ts"
import { followPage } from "./page-events.ts"

/** A room's copies in this browser: of the layers that the role may read, which are those that are opened. */
export type RoomLayerCopies = Readonly<Partial<Record<Layer, LayerCopy>>>

export interface RoomSnapshot {
  readonly status: ConnectionStatus
  /** The layers whose work the server refused, and which therefore stand aside. */
  readonly refused: readonly Layer[]
  /** The layers whose copy is of another epoch than the server's document: the two cannot be merged. */
  readonly stale: readonly Layer[]
  /** The layers whose document the server has sent. */
  readonly come: readonly Layer[]
  /** Whether anything drawn here is not committed on the server. */
  readonly hasUnsaved: boolean
  /** Whether the board has arrived whole, once: all of its layers that one may see. */
  readonly boardReady: boolean
}

export interface RoomConnectionOptions extends Credentials, Surroundings {
  /** Freshly opened, for this connection alone. */
  readonly copies: RoomLayerCopies
  /** Asks over HTTP whether this link still opens the room; notes a changed role on the way. */
  readonly judgeAccess: () => Promise<AccessVerdict>
  /** The window: it is asked to warn before it closes, and says when the network is back. */
  readonly page: EventTarget
}

/** Ended connections that another attempt may still bring back; refused work never goes out twice. */
const RESUMABLE: readonly EndKind[] = ["linkRevoked", "abuse", "stopped"]

/** The layers of a room that the role may read, kept open from construction on. */
export class RoomConnection {
  /** Of a layer that the role may not read, a document that stays empty. */
  readonly docs: Readonly<Record<Layer, Y.Doc>>
  /** Everybody's presence; ours is `presence`, while `user` is the server's to write. */
  readonly awareness: Awareness
  readonly #layers = new Map<Layer, LayerConnection>()
  readonly #listeners = new Set<() => void>()
  readonly #options: RoomConnectionOptions
  readonly #recheck: AccessRecheck
  readonly #unfollow: () => void
  #snapshot: RoomSnapshot = {
    status: { kind: "connecting" },
    refused: [],
    stale: [],
    come: [],
    hasUnsaved: false,
    boardReady: false,
  }
  /** Set once HTTP has said what a refused token means. */
  #verdict: "linkRevoked" | "roomGone" | undefined
  /** While several sockets change as one step, or are not all there yet. */
  #busy = true
  #leaving = false
  #destroyed = false

  constructor(options: RoomConnectionOptions) {
    this.#options = options
    this.docs = { diagram: new Y.Doc(), annotations: new Y.Doc(), notes: new Y.Doc(), session: new Y.Doc() }
    this.awareness = new Awareness(this.docs[PRESENCE_LAYER])
    this.#recheck = createAccessRecheck({
      judge: options.judgeAccess,
      scheduler: options.scheduler,
      onVerdict: verdict => this.#judged(verdict),
    })
    for (const layer of LAYERS) {
      const copy = options.copies[layer]
      if (copy !== undefined) this.#layers.set(layer, this.#connect(layer, copy))
    }
    this.#busy = false
    this.#update()
    this.#unfollow = followPage(this, options.page)
  }

  /** Tells of every change of the snapshot; an unchanged snapshot stays the same object. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): RoomSnapshot => this.#snapshot

  /** Tries every closed socket at once, except those that it cannot help. */
  retryNow(): void {
    if (this.#verdict !== undefined || this.#destroyed) return
    for (const layer of this.#layers.values()) {
      const status = layer.status()
      if (!isEnded(status) || RESUMABLE.includes(status.kind)) layer.retryNow()
    }
  }

  /**
   * Says goodbye: presence goes at once, the sockets as soon as nothing is unsaved. Until then the
   * connection lives on in the background, so that leaving the page loses no work.
   */
  leave(): void {
    this.awareness.setLocalState(null)
    this.#leaving = true
    // After the page's own clean-up, which still puts the last strokes into the documents.
    this.#options.scheduler.after(0, () => this.#update())
  }

  /** A layer's updates that are not acknowledged, in order. */
  unsent(layer: Layer): readonly UnsentUpdate[] {
    return this.#layers.get(layer)?.unsent() ?? []
  }

  /** Closes at once, whatever is unsaved. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#unfollow()
    this.#recheck.stop()
    for (const layer of this.#layers.values()) layer.destroy()
    this.#listeners.clear()
  }

  #connect(layer: Layer, copy: LayerCopy): LayerConnection {
    const presence = layer === PRESENCE_LAYER ? { awareness: this.awareness } : {}
    const onChange = () => this.#update()
    return connectLayer({ ...this.#options, ...presence, layer, doc: this.docs[layer], copy, onChange })
  }

  #canStillSave(): boolean {
    const unsaved = [...this.#layers.values()].filter(layer => layer.hasUnsaved())
    return (
      unsaved.length > 0 && (this.#recheck.isPending() || unsaved.some(layer => !isEnded(layer.status())))
    )
  }

  #judged(answer: Exclude<AccessVerdict, "unreachable">): void {
    if (answer === "allowed") {
      // One step, or the first socket to open would be judged by those still closed.
      this.#busy = true
      this.retryNow()
      this.#busy = false
    } else this.#verdict = answer === "revoked" ? "linkRevoked" : "roomGone"
    this.#update()
  }

  #update(): void {
    if (this.#destroyed || this.#busy) return
    const status = combineStatus([...this.#layers.values()].map(layer => layer.status()))
    if (status.kind === "linkRevoked" && this.#verdict === undefined) this.#recheck.refused()
    else if (status.kind === "live") this.#recheck.accepted()
    this.#publish(this.#look(status))
    if (this.#leaving && !this.#canStillSave()) this.destroy()
  }

  #look(status: ConnectionStatus): RoomSnapshot {
    const hasUnsaved = [...this.#layers.values()].some(layer => layer.hasUnsaved())
    return {
      status:
        this.#verdict === undefined
          ? this.#duringRecheck(status, hasUnsaved)
          : { kind: this.#verdict, reason: "" },
      refused: this.#ended("refused"),
      // Without an epoch of ours it is the page that is too old.
      stale: this.#ended("tooOld").filter(layer => this.#options.copies[layer]?.epoch !== undefined),
      come: LAYERS.filter(layer => this.#layers.get(layer)?.hasCome()),
      hasUnsaved,
      boardReady: CANVAS_LAYERS.every(layer => this.#layers.get(layer)?.hasArrived() ?? true),
    }
  }

  #ended(kind: EndKind): Layer[] {
    return LAYERS.filter(layer => this.#layers.get(layer)?.status().kind === kind)
  }

  /** Until the server has said what the refusal means, the room is away, not lost. */
  #duringRecheck(status: ConnectionStatus, hasUnsaved: boolean): ConnectionStatus {
    if (status.kind !== "linkRevoked" || !this.#recheck.isPending()) return status
    const before = this.#snapshot.status
    const since = before.kind === "offline" ? before.since : this.#options.scheduler.now()
    const kept = worseKept(Object.values(this.#options.copies).map(copy => copy.kept))
    return { kind: "offline", since, hasUnsaved, kept }
  }

  #publish(next: RoomSnapshot): void {
    if (sameSnapshot(next, this.#snapshot)) return
    this.#snapshot = next
    for (const listener of [...this.#listeners]) listener()
  }
}

function sameSnapshot(a: RoomSnapshot, b: RoomSnapshot): boolean {
  return (
    sameStatus(a.status, b.status) &&
    a.hasUnsaved === b.hasUnsaved &&
    a.boardReady === b.boardReady &&
    a.refused.join() === b.refused.join() &&
    a.stale.join() === b.stale.join() &&
    a.come.join() === b.come.join()
  )
}
