import { join } from "node:path"

/** Where find-browser writes the browser's path for playwright.config.ts to read. */
export const BROWSER_FILE = join(import.meta.dirname, "../node_modules/.browser-path")
