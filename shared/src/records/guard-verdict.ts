/** Why an update is refused: see the rules SY-10 to SY-26 of docs/room-spec.md. */
export type RefusalCode =
  /** Not an update, or one that no honest encoder writes. */
  | "malformed"
  /** It builds on structs that neither the document nor the update has. */
  | "gap"
  /** It writes under a Yjs client id that is not its author's. */
  | "owner"
  /** It pushes a clock beyond what Yjs and its peers can count. */
  | "clock"
  /** It holds something that this layer does not. */
  | "content"
  /** Merging it would keep the server busy for too long. */
  | "cost"
  /** Its author may not write here. */
  | "not-allowed"

export type Verdict =
  /** Nothing in it is new: acknowledge, do not apply, do not log. */
  | { readonly kind: "noop" }
  /**
   * Apply, log and hand on `update`: what was sent, less the structs that the document has (the same bytes
   * where there are none). `claims`: Yjs client ids that belong to the author from now on.
   */
  | { readonly kind: "write"; readonly update: Uint8Array; readonly claims: readonly number[] }
  | { readonly kind: "refused"; readonly reason: RefusalCode; readonly detail: string }

/** Ends an inspection; never leaves the guard. */
export class Refusal extends Error {
  readonly reason: RefusalCode

  constructor(reason: RefusalCode, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * Steps that Yjs takes to find the place of one update's items, at most. A step costs it 10 to 200 ns.
 * Honest updates need few: an item that continues its author's own work, or comes last, needs none.
 */
const MAX_STEPS = 5_000_000
/** Splitting a stored item moves the rest of its client's list: so many entries in one step. */
const ENTRIES_PER_STEP = 128

/** What merging one update may cost. Without it, 1 MiB of small inserts at one place blocks a process for minutes. */
export class Budget {
  #left = MAX_STEPS
  #splits = 0

  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new Refusal("cost", "the update takes too long to merge")
  }

  /** An item in a list of `entries` is cut in two. */
  split(entries: number): void {
    this.#splits += 1
    this.spend(1 + Math.ceil((entries + this.#splits) / ENTRIES_PER_STEP))
  }
}
