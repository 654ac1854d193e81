import type * as Y from "yjs"
import { StorageUnavailable } from "../storage/storage-errors.ts"
import type { Connection } from "./connection.ts"

/** What has arrived and waits for the next tick, in order. */
export type Inbound =
  | { readonly kind: "join"; readonly from: Connection }
  | { readonly kind: "step1"; readonly from: Connection; readonly stateVector: Uint8Array }
  | {
      readonly kind: "write"
      readonly from: Connection
      readonly update: Uint8Array
      readonly isStep2: boolean
    }
  | { readonly kind: "command"; readonly decide: Decide; readonly settle: (error?: unknown) => void }

/** Looks at the document and says what to write, nothing where it is so already, or throws what the asker is told. */
export type Decide = (doc: Y.Doc) => ((doc: Y.Doc) => void) | undefined

/** What a command is told that was neither carried out nor refused. */
export function closedUnderway(): StorageUnavailable {
  return new StorageUnavailable("the document was closed before the command was kept")
}
