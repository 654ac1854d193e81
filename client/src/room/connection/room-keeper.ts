/**
 * Keeps a room open: its copies in this browser, its connection, and, when the server will not have
 * what was drawn here, a fresh document into which that work is put back record by record.
 */
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import * as Y from "yjs"
import type { AsideWork } from "../../offline/kept-types.ts"
import type { LocalCopies, RoomCopies } from "../../offline/local-copies.ts"
import {
  type WholeDocument,
  withoutDocument,
  withoutFailed,
  withoutRefused,
} from "../../offline/take-apart.ts"
import { putBack, type RescueReport, together } from "./put-back.ts"
import { RoomConnection, type RoomConnectionOptions, type RoomLayerCopies } from "./room-connection.ts"

export interface RoomKeeperOptions extends Omit<RoomConnectionOptions, "copies"> {
  readonly localCopies: LocalCopies
  /** Decides which layers are opened. Another role wants another keeper. */
  readonly role: Role
}

export interface RoomKeeperSnapshot {
  /** Null for a moment, while the copies are read. */
  readonly connection: RoomConnection | null
  readonly rescue: RescueReport | null
}

interface Opened {
  readonly connection: RoomConnection
  readonly copies: RoomLayerCopies
  /** Lets other pages of this browser take the copies apart. */
  readonly leaveCopies: () => void
  readonly unsubscribe: () => void
  /** Waits for the server's documents to be put back into them. */
  aside: readonly AsideWork[]
  /** What of it is in this tab alone. */
  readonly carried: readonly AsideWork[]
  /** Set once refused work goes aside for good, though the page still shows it; resolves when it is there. */
  givenUp: Promise<unknown> | null
}

export class RoomKeeper {
  readonly #options: RoomKeeperOptions
  readonly #listeners = new Set<() => void>()
  #snapshot: RoomKeeperSnapshot = { connection: null, rescue: null }
  #opened: Opened | null = null
  /** Layers whose restored work the server has not acknowledged yet: refused now, it is refused for good. */
  readonly #onTrial = new Set<Layer>()
  #moving = false
  /** Whether another page of this browser waits for this one to let go of the copies. */
  #isInTheWay = false
  #left = false

  constructor(options: RoomKeeperOptions) {
    this.#options = options
    options.page.addEventListener("pagehide", this.#flush)
    this.#start([])
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): RoomKeeperSnapshot => this.#snapshot

  /** Opens the room anew without what the server has refused, which stays aside in this browser. */
  reload(): void {
    if (this.#opened !== null && !this.#moving) this.#move(this.#opened)
  }

  dismissRescue(): void {
    this.#publish({ rescue: null })
  }

  /** Lets go of the room; what is unsaved is delivered in the background. */
  leave(): void {
    if (this.#left) return
    this.#left = true
    this.#options.page.removeEventListener("pagehide", this.#flush)
    this.#listeners.clear()
    const opened = this.#opened
    if (opened === null) return
    opened.unsubscribe()
    opened.connection.leave()
    // After the last strokes.
    this.#options.scheduler.after(0, () => flushAll(opened).then(opened.leaveCopies))
  }

  /** `carried` is work that was set aside and that the browser did not take. */
  async #start(carried: readonly AsideWork[]): Promise<void> {
    const copies = await this.#openCopies()
    this.#moving = false
    if (this.#left) return copies.leave()
    const connection = new RoomConnection({ ...this.#options, copies: copies.layers })
    const opened: Opened = {
      connection,
      copies: copies.layers,
      leaveCopies: copies.leave,
      unsubscribe: connection.subscribe(() => this.#look()),
      carried,
      aside: carried,
      givenUp: null,
    }
    this.#opened = opened
    copies.aside.then(aside => {
      opened.aside = [...opened.aside, ...aside]
      if (opened === this.#opened) this.#look()
    })
    this.#publish({ connection })
    this.#look()
  }

  #openCopies(): Promise<RoomCopies<Layer>> {
    const { localCopies, role } = this.#options
    const readable = LAYERS.filter(layer => can(role, "read", layer))
    return localCopies.open(this.#options, readable, SCHEMA_VERSION, () => {
      this.#isInTheWay = true
      this.#look()
    })
  }

  #look(): void {
    const opened = this.#opened
    if (opened === null || this.#moving || this.#left) return
    const { status, refused, hasUnsaved } = opened.connection.getSnapshot()
    if (status.kind === "roomGone") this.#forget(opened)
    else if (!opened.givenUp && refused.some(layer => this.#onTrial.has(layer))) this.#giveUp(opened)
    else if (this.#isInTheWay && isKept(opened)) this.#move(opened)
    else if (opened.givenUp) return
    else if (refused.length > 0 || this.#canStartAnew(opened)) this.#move(opened)
    else if (this.#takeArrived(opened)) this.#look()
    else if (status.kind === "live" && !hasUnsaved) this.#onTrial.clear()
  }

  /** Puts back what waits, layer by layer, as soon as the server's document is here. Returns whether there was any. */
  #takeArrived(opened: Opened): boolean {
    const { come } = opened.connection.getSnapshot()
    const hasCome = ({ layer }: AsideWork) => come.includes(layer)
    const ready = opened.aside.filter(hasCome)
    opened.aside = opened.aside.filter(work => !hasCome(work))
    if (ready.length === 0) return false
    const rescue = putBack(opened.connection, opened.copies, ready, this.#onTrial)
    if (rescue !== null) this.#publish({ rescue: together(this.#snapshot.rescue, rescue) })
    return true
  }

  /** Where a copy is of an older epoch: unsent work can be told from it only by what it stands on. */
  #canStartAnew({ connection, copies }: Opened): boolean {
    const { stale } = connection.getSnapshot()
    return (
      stale.length > 0 &&
      stale.every(layer => copies[layer]?.kept !== "tab" || connection.unsent(layer).length === 0)
    )
  }

  /** Restored work was refused again: it is kept to be downloaded, and never sent again. */
  #giveUp(opened: Opened): void {
    const { connection, copies } = opened
    const given = connection.getSnapshot().refused.map(layer => {
      const name = this.#options.localCopies.newName(layer)
      const unsent = connection.unsent(layer)
      const whole = wholeDocument(layer, connection.docs[layer], false)
      if (unsent.length === 0) return undefined
      return copies[layer]?.takeApart(stored => withoutFailed(stored, unsent, name, whole))
    })
    opened.givenUp = Promise.all(given)
  }

  #forget({ copies }: Opened): void {
    for (const copy of Object.values(copies)) copy.stop()
    this.#options.localCopies.forgetRoom(this.#options.roomId)
  }

  /** Leaves, and starts anew without what cannot be sent. The canvas goes first: it still writes its last strokes. */
  #move(opened: Opened): void {
    this.#moving = true
    this.#publish({ connection: null })
    this.#options.scheduler.after(0, async () => {
      await opened.givenUp
      await flushAll(opened)
      opened.unsubscribe()
      // What is kept is sent by whoever opens it next. What is in this tab alone is still delivered in the background.
      if (isKept(opened)) opened.connection.destroy()
      else opened.connection.leave()
      opened.leaveCopies()
      this.#isInTheWay = false
      await this.#start([...this.#stillCarried(opened), ...(await this.#setAside(opened))])
    })
  }

  /** What has waited in this tab for a document that the server does not have any more stands on this page's. */
  #stillCarried({ connection, aside, carried }: Opened): AsideWork[] {
    const { stale } = connection.getSnapshot()
    return aside
      .filter(work => carried.includes(work))
      .map(work =>
        work.base === null && stale.includes(work.layer)
          ? { ...work, base: [Y.encodeStateAsUpdate(connection.docs[work.layer])] }
          : work,
      )
  }

  /** Sets aside what the server will not have, while no page of this browser draws on it. Returns what the browser does not take. */
  async #setAside({ connection, copies, givenUp }: Opened): Promise<AsideWork[]> {
    const { localCopies } = this.#options
    const { refused, stale } = connection.getSnapshot()
    const carried: AsideWork[] = []
    if (refused.length + stale.length === 0 || givenUp) return carried
    await localCopies.alone(this.#options, async () => {
      for (const layer of [...refused, ...stale]) {
        const isStale = stale.includes(layer)
        const name = localCopies.newName(layer)
        const unsent = connection.unsent(layer)
        const whole = wholeDocument(layer, connection.docs[layer], isStale)
        const isTaken = await copies[layer]?.takeApart(stored =>
          isStale
            ? withoutDocument(stored, name, unsent.length > 0 ? whole : null)
            : withoutRefused(stored, unsent, name),
        )
        const content = isStale ? whole : { base: null, updates: unsent.map(({ bytes }) => bytes) }
        if (!isTaken && unsent.length > 0) carried.push({ ...name, ...content, state: "waiting" })
      }
    })
    return carried
  }

  readonly #flush = (): void => {
    for (const copy of Object.values(this.#opened?.copies ?? {})) copy.flushNow()
  }

  #publish(change: Partial<RoomKeeperSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}

async function flushAll({ copies }: Opened): Promise<void> {
  await Promise.all(Object.values(copies).map(copy => copy.flush()))
}

/** Whether nothing is lost with the page. */
function isKept({ copies }: Opened): boolean {
  return Object.values(copies).every(({ kept }) => kept !== "tab")
}

/** Work that cannot be told from what it stands on: offered as the older board that it is, or as notes one by one. */
function wholeDocument(layer: Layer, doc: Y.Doc, isStale: boolean): WholeDocument {
  const whole = [Y.encodeStateAsUpdate(doc)]
  if (!isStale) return { base: null, updates: whole }
  return layer === "notes" ? { base: [], updates: whole } : { base: whole, updates: [] }
}
