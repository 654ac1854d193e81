import { execFile } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { DATA } from "./contestants.ts"
import { onCore, SERVER_CORE } from "./cores.ts"

const PACE = join(import.meta.dirname, "commit-pace.ts")

/**
 * The median time of one commit as the server's store asks for it, at the pace of one person who draws and on
 * the servers' core: a commit is mostly waiting, and what else a core does decides when the waiting ends.
 */
export async function durableCommitMs(): Promise<number> {
  mkdirSync(DATA, { recursive: true })
  const [command, ...args] = onCore(SERVER_CORE, [process.execPath, PACE, DATA])
  return Number((await promisify(execFile)(command as string, args)).stdout)
}
