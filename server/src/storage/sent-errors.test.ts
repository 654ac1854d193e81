import { expect, it } from "vitest"
import { receivedError, sentError } from "./sent-errors.ts"
import {
  DatabaseUnusable,
  IdTaken,
  LinkUnknown,
  RoomGone,
  SequenceConflict,
  StorageClosed,
  StorageCorrupt,
  type StorageError,
  StorageUnavailable,
} from "./storage-errors.ts"

const ERRORS: readonly StorageError[] = [
  new StorageUnavailable("Not stored: the disk is full", { cause: new Error("disk I/O error") }),
  new StorageCorrupt("Row 4 cannot be read"),
  new DatabaseUnusable("another program's"),
  new IdTaken("There is a room r already"),
  new LinkUnknown("Room r has no link l"),
  new RoomGone("r"),
  new SequenceConflict({ roomId: "r", layer: "diagram" }, 5, 3),
  new StorageClosed(),
]

for (const error of ERRORS) {
  it(`${error.name} comes through a message as it was`, () => {
    const received = receivedError(structuredClone(sentError(error))) as StorageError
    expect(received).toBeInstanceOf(error.constructor)
    expect(received).toEqual(error)
    expect(received.retryable).toBe(error.retryable)
  })
}

it("a fault in the program comes through as what it is", () => {
  const received = receivedError(structuredClone(sentError(new TypeError("not a function"))))
  expect(received).toEqual(new TypeError("not a function"))
})
