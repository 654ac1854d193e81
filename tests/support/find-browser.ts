/**
 * Finds a Chromium for the browser tests, or installs one: the system's package manager first, then
 * Playwright's own download. Fails loudly: without a browser the tests must not pass.
 *
 * CHROMIUM_PATH names one by hand.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { chromium } from "@playwright/test"
import { BROWSER_FILE } from "./browser-file.ts"

/** The shell first: the same engine without windows, which the tests do not see, in three quarters of the time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
]

const path = installed() ?? viaPackageManager() ?? viaPlaywright()
if (path === undefined) {
  process.stderr.write(
    "The browser tests need a Chromium, and none could be found or installed.\n" +
      "Install one (for example `apt-get install chromium`) or set CHROMIUM_PATH.\n",
  )
  process.exit(1)
}
const version = execFileSync(path, ["--version", "--no-sandbox"], { encoding: "utf8" }).trim()
process.stdout.write(`Browser tests use ${version} at ${path}\n`)
writeFileSync(BROWSER_FILE, path)

function installed(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== "") return named
  for (const name of NAMES) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim()
    if (found !== "") return found
  }
  return downloaded()
}

function viaPackageManager(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return undefined
  const run = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status
  if (run("update", "-qq") !== 0) return undefined
  for (const name of ["chromium-headless-shell", "chromium"]) {
    process.stdout.write(`Installing ${name} with apt-get …\n`)
    if (run("install", "-y", "-qq", name) === 0) return installed()
  }
  return undefined
}

function viaPlaywright(): string | undefined {
  process.stdout.write("Asking Playwright to download a Chromium …\n")
  spawnSync("pnpm", ["exec", "playwright", "install", "chromium"], { stdio: "inherit" })
  return downloaded()
}

function downloaded(): string | undefined {
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}
