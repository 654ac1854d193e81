/** `npm run backup -- <file>`: a copy of the database, also while the server runs. */
import { backUp } from "../storage/sqlite-backup.ts"
import { runCommand } from "./command.ts"

runCommand({
  usage: "Usage: npm run backup -- <file>",
  flags: [],
  run: ({ file, database }) => {
    const { rooms, rows } = backUp(database, file)
    return `Backed up ${rooms} rooms (${rows} log rows) to ${file}. Every row of the copy has been read.`
  },
})
