import { defineConfig } from "@playwright/test"
import { launchOptions, VIEWPORT } from "./support/launch-options.ts"

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
    viewport: VIEWPORT,
    screenshot: "only-on-failure",
    // A trace films every step of every test, and on two cores without a graphics card costs a fifth of the run. Add
    // `--trace on` to look into one.
    trace: "off",
    // Every test is a first visit. Where it is not about that, the copying of the whole app for later is not waited for.
    serviceWorkers: "block",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions,
  },
})
