import { execFileSync } from "node:child_process"
import { availableParallelism } from "node:os"

export const SERVER_CORE = 0
const LOAD_CORE = 1

/** Whether processes can be kept to one core each; where not, the figures are noisier and the report says so. */
export const canPin = availableParallelism() > 1 && hasTaskset()

/** The command that runs `command` on one core. */
export function onCore(core: number, command: readonly string[]): readonly string[] {
  return canPin ? ["taskset", "-c", String(core), ...command] : command
}

/** Keeps this process, the load generator, off the servers' core. */
export function pinLoadGenerator(): void {
  if (!canPin) return
  const pin = ["-a", "-c", "-p", String(LOAD_CORE), String(process.pid)]
  try {
    execFileSync("taskset", pin, { stdio: ["ignore", "ignore", "ignore"] })
  } catch {
    // A thread that ended while all were looked up; by now it is gone.
    execFileSync("taskset", pin)
  }
}

function hasTaskset(): boolean {
  try {
    execFileSync("taskset", ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
