import { spawn } from "node:child_process"
import { join } from "node:path"

const COMMANDS = join(import.meta.dirname, "../../server/src/commands")

export interface CommandResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command of the server as its npm script does, in a process of its own. */
export function runCommand(
  name: "backup" | "restore",
  dataDir: string,
  ...args: string[]
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(COMMANDS, `${name}.ts`), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let [out, err] = ["", ""]
  child.stdout.on("data", chunk => (out += String(chunk)))
  child.stderr.on("data", chunk => (err += String(chunk)))
  return new Promise(resolve => child.once("close", code => resolve({ code, out, err })))
}
