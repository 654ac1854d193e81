import type { Edit } from "../drawing.ts"

/** One person's connection to a measured server. */
export interface Line {
  /** Resolves when it is joined: from then on it is sent what others do. */
  readonly joined: Promise<void>
  write(edit: Edit): void
  /** Shows a cursor. `at` is the load generator's time, so that whoever sees it knows how old it is. */
  point(at: number): void
  /** Others' edits have come: everything up to the `count`th of person `seat`. */
  onEdits: (seat: number, count: number) => void
  /** A cursor has come; only where `readsCursors`, since reading all of a crowd's costs more than sending them. */
  onCursor: (at: number) => void
  readsCursors: boolean
  /** Bytes that came over the socket. */
  readonly bytes: number
  close(): void
}
