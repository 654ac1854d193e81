import { readFileSync } from "node:fs"
import { join } from "node:path"

/** What a checkout of the program gives Node when it starts itself. */
export function shippedFlags(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "server/package.json"), "utf8"))
  return String(scripts.start)
    .split(" ")
    .filter(word => word.startsWith("--"))
}
