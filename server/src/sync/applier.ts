import { SERVER_AUTHOR } from "@outloud/shared/records/guard.ts"
import * as Y from "yjs"
import type { LoggedUpdate } from "../storage/room-store.ts"
import type { Admission } from "./admission.ts"
import type { Connection } from "./connection.ts"
import { byTransaction, type Command, type Decide, type Inbound } from "./inbound.ts"
import type { LateDoc } from "./late-doc.ts"

/** An update that the document holds now, and that nobody has been sent yet. */
export interface Applied {
  readonly logged: LoggedUpdate
  /** Undefined for what the server wrote. */
  readonly from: Connection | undefined
}

/** Changes one document: by what people send, where it is admitted, and by what the server itself writes. */
export class Applier {
  readonly #late: LateDoc
  readonly #admission: Admission

  constructor(late: LateDoc, admission: Admission) {
    this.#late = late
    this.#admission = admission
  }

  /** What of a tick has changed the document, in order. */
  apply(tick: readonly Inbound[]): Applied[] {
    const applied: Applied[] = []
    const add = (logged: LoggedUpdate | undefined, from?: Connection) => {
      if (logged !== undefined) applied.push({ logged, from })
    }
    for (const { edits, last } of byTransaction(tick)) {
      // Yjs looks over all its clients at both ends of a transaction: once for a run of edits will do.
      if (edits.length > 0)
        this.#late.doc.transact(() => {
          for (const { from, update } of edits) add(this.#applyEdit(from, update), from)
        })
      if (last?.kind === "command") add(this.#carryOut(last))
      else if (last?.kind === "write") {
        const { from, update } = last
        add(this.#applyStep2(from, update), from)
        for (const early of from.early.release()) add(this.#applyEdit(from, early), from)
      }
    }
    return applied
  }

  /** Nothing may refuse it; that the document grows by it counts all the same. */
  writeAsServer(write: (doc: Y.Doc) => void): LoggedUpdate | undefined {
    const { doc } = this.#late
    const bytes = this.#record(() => doc.transact(() => write(doc), SERVER_AUTHOR))
    return bytes && this.#logged(SERVER_AUTHOR, bytes)
  }

  /** Applied without a listener: that would have Yjs encode what we hold already. */
  #applyEdit(from: Connection, update: Uint8Array): LoggedUpdate | undefined {
    const admitted = this.#admission.judge(from, update, false)
    if (admitted === undefined) return undefined
    Y.applyUpdate(this.#late.doc, admitted, from)
    return this.#logged(from.person.id, admitted)
  }

  /** It repeats the whole delete set: only what was new is logged and sent. */
  #applyStep2(from: Connection, update: Uint8Array): LoggedUpdate | undefined {
    const admitted = this.#admission.judge(from, update, true)
    if (admitted === undefined) return undefined
    const bytes = this.#record(() => Y.applyUpdate(this.#late.doc, admitted, from))
    return bytes && this.#logged(from.person.id, bytes)
  }

  #carryOut({ decide, settle }: Command): LoggedUpdate | undefined {
    let write: ReturnType<Decide>
    try {
      write = decide(this.#late.doc)
    } catch (error) {
      settle(error)
      return undefined
    }
    return write && this.writeAsServer(write)
  }

  #logged(author: string, bytes: Uint8Array): LoggedUpdate {
    this.#admission.applied(bytes.byteLength)
    return { author, bytes }
  }

  /** What `change` did to the document, as one update; undefined where it did nothing. */
  #record(change: () => void): Uint8Array | undefined {
    const { doc } = this.#late
    let emitted: Uint8Array | undefined
    const listen = (update: Uint8Array) => {
      emitted = emitted === undefined ? update : Y.mergeUpdates([emitted, update])
    }
    doc.on("update", listen)
    try {
      change()
    } finally {
      doc.off("update", listen)
    }
    return emitted
  }
}
