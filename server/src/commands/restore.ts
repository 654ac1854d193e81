/** `npm run restore -- <file>`: puts a backup in the database's place. The server must not run. */
import { restore } from "../storage/sqlite-restore.ts"
import { runCommand } from "./command.ts"

const WITH_DELETED = "with-deleted-rooms"

runCommand({
  usage: `Usage: npm run restore -- <file> [--${WITH_DELETED}]`,
  flags: [WITH_DELETED],
  run: ({ file, database, flags }) => {
    const { rooms, kept, stillDeleted } = restore({
      backup: file,
      database,
      now: Date.now(),
      withDeletedRooms: flags.has(WITH_DELETED),
    })
    const sentences = [`Restored ${rooms} rooms from ${file}.`]
    if (stillDeleted !== undefined && stillDeleted > 0)
      sentences.push(
        `${stillDeleted} rooms that were deleted since stay deleted; --${WITH_DELETED} brings them back.`,
      )
    if (kept !== undefined) sentences.push(`The database that was replaced is kept as ${kept}.`)
    if (kept !== undefined && stillDeleted === undefined)
      sentences.push("It could not be read: rooms and links that were withdrawn since the backup are back.")
    return sentences.join("\n")
  },
})
