import { StorageClosed, StorageCorrupt, StorageError, StorageUnavailable } from "./storage-errors.ts"

/** Primary result codes, https://sqlite.org/rescode.html */
const UNAVAILABLE = new Map([
  [5, "the database is locked by another process"],
  [6, "the database is locked"],
  [7, "out of memory"],
  [8, "the database is read-only"],
  [9, "interrupted"],
  [10, "the disk failed"],
  [13, "the disk is full"],
  [14, "the database cannot be opened"],
  [15, "the database is locked by another process"],
])
const CORRUPT = new Set([11, 26])

/** What node:sqlite threw, as an error of ours where it has a meaning for the caller; else as it is. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error
  if (isClosed(error)) return new StorageClosed()
  const code = primaryCode(error)
  if (code === undefined) return error
  const why = UNAVAILABLE.get(code)
  if (why !== undefined)
    return new StorageUnavailable(`Not stored: ${why} (${error.message})`, { cause: error })
  if (CORRUPT.has(code))
    return new StorageCorrupt(`The database is damaged (${error.message})`, { cause: error })
  return error
}

/** The low byte of SQLite's extended result code. */
function primaryCode(error: Error): number | undefined {
  return "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : undefined
}

function isClosed(error: Error): boolean {
  return "code" in error && error.code === "ERR_INVALID_STATE"
}
