import * as Y from "yjs"
import type { Applied } from "./applier.ts"
import type { Connection } from "./connection.ts"
import { step1Frame, step2Frame, updateFrame } from "./frames.ts"
import type { LateDoc } from "./late-doc.ts"

/** Everybody who has a document open, and what they are sent of it. */
export class Audience {
  readonly connections = new Set<Connection>()
  readonly #late: LateDoc
  readonly #epoch: number
  /** Who has not been asked yet what they have, because the document had not been read. */
  readonly #unasked = new Set<Connection>()

  constructor(late: LateDoc, epoch: number) {
    this.#late = late
    this.#epoch = epoch
  }

  /** From now on a connection gets what others write. */
  greet(connection: Connection): void {
    connection.live = !connection.closed
    connection.tellEpoch(this.#epoch)
    if (this.#late.isRead) this.#ask(connection)
    else this.#unasked.add(connection)
  }

  /** Call once the document is read. */
  askWhoWaits(): void {
    for (const connection of this.#unasked) this.#ask(connection)
    this.#unasked.clear()
  }

  /** Sends what a client with this state vector lacks. False where the vector cannot be read. */
  catchUp(connection: Connection, stateVector: Uint8Array): boolean {
    const update = this.#late.missing(stateVector)
    if (update !== undefined) connection.sendWhole(step2Frame(update))
    return update !== undefined
  }

  /** To everybody but who wrote it. */
  fanOut(applied: readonly Applied[]): void {
    for (const { logged, from } of applied) {
      const frame = updateFrame(logged.bytes)
      for (const connection of this.connections) {
        if (connection.live && connection !== from) connection.send(frame)
      }
    }
  }

  acknowledge(): void {
    for (const connection of this.connections) connection.acknowledge()
  }

  /** What is sent to one person leaves together: under load the calls to the system cost more than the edits. */
  inOneWrite(send: () => void): void {
    const corked = [...this.connections]
    for (const connection of corked) connection.cork()
    try {
      send()
    } finally {
      for (const connection of corked) connection.uncork()
    }
  }

  storageChanged(writable: boolean): void {
    for (const connection of this.connections) {
      if (!writable) this.holdWriter(connection)
      else {
        connection.tellStorage(true)
        connection.resume("storage")
      }
    }
  }

  /** For as long as the disk refuses. */
  holdWriter(connection: Connection): void {
    connection.tellStorage(false)
    if (connection.mayWrite) connection.pause("storage")
  }

  #ask(connection: Connection): void {
    connection.send(step1Frame(Y.encodeStateVector(this.#late.doc)))
  }
}
