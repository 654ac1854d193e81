import { existsSync, readFileSync } from "node:fs"
import type { LaunchOptions } from "@playwright/test"
import { BROWSER_FILE } from "./browser-file.ts"

/** How the browser is started, in tests and for measuring. */
export const launchOptions: LaunchOptions = {
  // Absent only where nobody has asked for a browser yet, as when the tests' configuration is merely read.
  ...(existsSync(BROWSER_FILE) ? { executablePath: readFileSync(BROWSER_FILE, "utf8") } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    // As on a screen: widths are not rounded to whole pixels.
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
}

/** The window that pages are shown in. */
export const VIEWPORT = { width: 1280, height: 800 }
