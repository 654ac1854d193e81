import { existsSync, readFileSync } from "node:fs"
import { defineConfig } from "@playwright/test"
import { BROWSER_FILE } from "./support/browser-file.ts"

export default defineConfig({
  testDir: "browser",
  fullyParallel: false,
  // Each test has a server and browsers of its own; most of its time is waiting.
  workers: 2,
  // Patience, not speed: a small machine that draws without a graphics card takes a minute for what takes five seconds.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  use: {
    actionTimeout: 40_000,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    // A trace films every step of every test, and on two cores without a graphics card costs a fifth of the run. Add
    // `--trace on` to look into one.
    trace: "off",
    // Every test is a first visit. Where it is not about that, the copying of the whole app for later is not waited for.
    serviceWorkers: "block",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      // Absent only where nobody has asked for a browser yet, as when this file is merely read.
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
    },
  },
})
