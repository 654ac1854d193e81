import react from "@vitejs/plugin-react"
import { VitePWA } from "vite-plugin-pwa"
import { defineConfig } from "vitest/config"
import { buildBudget } from "./build-budget.ts"
import { leaveOutPolyfills } from "./leave-out-polyfills.ts"
import { offlineProgram } from "./offline-program.ts"
import { precompress } from "./precompress.ts"
import { preloadFont } from "./preload-font.ts"

/** Where `npm run dev` finds the server. */
const SERVER = "http://localhost:3000"
/** Compressed bytes of script that a page may load before it shows. */
const HOME_BUDGET = 200_000
const ROOM_BUDGET = 750_000
/** With the board, which the room imports. */
const ROOM_MODULES = ["index.html", "lobby/RoomEntrance.tsx", "room/RoomPage.tsx"]
/** The one file of the font that every page needs. */
const FIRST_FONT = /inter-latin-wght-normal.*\.woff2$/

export default defineConfig({
  plugins: [
    react(),
    leaveOutPolyfills(),
    buildBudget({ page: "home page", modules: ["index.html"], limit: HOME_BUDGET }),
    buildBudget({ page: "room", modules: ROOM_MODULES, limit: ROOM_BUDGET }),
    precompress(),
    preloadFont(FIRST_FONT),
    VitePWA(offlineProgram),
  ],
  // Its files are imported as addresses, which the dependency optimizer cannot do.
  optimizeDeps: { exclude: ["@tldraw/assets"] },
  server: {
    // Not `localhost`, which some systems resolve to an address that their browser does not try.
    host: "127.0.0.1",
    proxy: {
      "/api": SERVER,
      "/healthz": SERVER,
      "/sync": { target: SERVER, ws: true },
    },
  },
  build: {
    target: "es2023",
    // The content security policy has no data: source, so nothing may be inlined into one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One file for what every page begins with: else it comes in as many as there are sets of pages that share something.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } } },
  },
  test: {
    environment: "jsdom",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ["src/**/*.test.{ts,tsx}", "*.test.ts"],
  },
})
