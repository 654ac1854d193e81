import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A fresh folder; `finished` is vitest's onTestFinished, with which it is removed. */
export function temporaryFolder(finished: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "outloud-"))
  finished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
