import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const FOLDER = join(import.meta.dirname, "../fixtures/import")

/** Files as other programs write them, by their names. */
export const IMPORT_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map(name => [name, readFileSync(join(FOLDER, name), "utf8")]),
)

/** Throws where there is no such file. */
export function importFixture(name: string): string {
  const text = IMPORT_FILES.get(name)
  if (text === undefined) throw new Error(`No fixture is called ${name}`)
  return text
}
