import type * as Y from "yjs"
import { StorageUnavailable } from "../storage/storage-errors.ts"
import type { Connection } from "./connection.ts"

/** What has arrived and waits for the next tick, in order. */
export type Inbound =
  | { readonly kind: "join"; readonly from: Connection }
  | { readonly kind: "step1"; readonly from: Connection; readonly stateVector: Uint8Array }
  | Write
  | Command

interface Write {
  readonly kind: "write"
  readonly from: Connection
  readonly update: Uint8Array
  readonly isStep2: boolean
}

export interface Command {
  readonly kind: "command"
  readonly decide: Decide
  readonly settle: (error?: unknown) => void
}

/** Looks at the document and says what to write, nothing where it is so already, or throws what the asker is told. */
export type Decide = (doc: Y.Doc) => ((doc: Y.Doc) => void) | undefined

/** What a command is told that was neither carried out nor refused. */
export function closedUnderway(): StorageUnavailable {
  return new StorageUnavailable("the document was closed before the command was kept")
}

/** Edits that one transaction may apply, and what comes after them: its own doing has to be recorded by itself. */
export interface TransactionPart {
  readonly edits: readonly Write[]
  readonly last: Write | Command | undefined
}

/** What of a tick changes the document, in order. */
export function byTransaction(tick: readonly Inbound[]): TransactionPart[] {
  const parts: TransactionPart[] = []
  let edits: Write[] = []
  for (const inbound of tick) {
    if (inbound.kind === "write" && !inbound.isStep2) edits.push(inbound)
    else if (inbound.kind === "write" || inbound.kind === "command") {
      parts.push({ edits, last: inbound })
      edits = []
    }
  }
  if (edits.length > 0) parts.push({ edits, last: undefined })
  return parts
}
