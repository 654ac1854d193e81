import { SERVER_CLIENT_ID } from "@outloud/shared/records/guard.ts"
import * as Y from "yjs"
import type { Keyframe, StoredDoc } from "../storage/room-store.ts"
import { bytesOf, loadInto } from "./doc-state.ts"

/**
 * A stored document, read when somebody needs more of it than its bytes. A keyframe by itself answers who comes with
 * nothing, and reading one takes longer than sending it.
 */
export class LateDoc {
  /** Yjs client id -> who may write under it. Complete, also before the document is read. */
  readonly owners: Map<number, string>
  /** Of the updates that it is read from: at least as many as its state takes. */
  readonly storedBytes: number
  /** Called once it is read, with the records that nobody may have checked. */
  onRead: (changed: ReadonlySet<string>) => void = () => {}
  readonly #doc = new Y.Doc()
  #unread: StoredDoc | undefined
  /** The whole document, for the first who comes with nothing; gone once that is out of date. */
  #asStored: Uint8Array | undefined

  constructor(stored: StoredDoc) {
    this.owners = new Map(stored.keyframe?.owners)
    this.storedBytes = bytesOf(stored)
    this.#unread = stored
    if (stored.rows.length === 0) this.#asStored = stored.keyframe?.state
  }

  /** Whether it can be of use before it is read. */
  get canWait(): boolean {
    return this.#asStored !== undefined
  }

  get isRead(): boolean {
    return this.#unread === undefined
  }

  /** Reads it where that is not done. */
  get doc(): Y.Doc {
    this.read()
    return this.#doc
  }

  /** What is stored is not kept: its bytes may be as many as the document's. */
  read(): void {
    const stored = this.#unread
    if (stored === undefined) return
    this.#unread = undefined
    const { changed } = loadInto(this.#doc, stored, this.owners)
    // Only now: Yjs takes a new id when it meets its own in an update that it applies.
    this.#doc.clientID = SERVER_CLIENT_ID
    this.onRead(changed)
  }

  /** Call where something was written: what is stored is not all any more. */
  written(): void {
    this.#asStored = undefined
  }

  /** What a client with this state vector lacks; undefined where the vector cannot be read. */
  missing(stateVector: Uint8Array): Uint8Array | undefined {
    const whole = isEmptyState(stateVector) ? this.#asStored : undefined
    if (this.isRead) this.#asStored = undefined
    return whole ?? encodeMissing(this.doc, stateVector)
  }

  /** The document as it is now, to be kept. */
  capture(): Pick<Keyframe, "state" | "owners"> {
    const { doc } = this
    // What presence alone has claimed is not worth keeping.
    const owners = new Map([...this.owners].filter(([clientId]) => doc.store.clients.has(clientId)))
    return { state: Y.encodeStateAsUpdate(doc), owners }
  }

  destroy(): void {
    this.#doc.destroy()
  }
}

/** What a client with this state vector lacks; undefined where the vector cannot be read. */
function encodeMissing(doc: Y.Doc, stateVector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    return undefined
  }
}

/** Whether a client with this state vector has nothing at all. */
function isEmptyState(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0
}
