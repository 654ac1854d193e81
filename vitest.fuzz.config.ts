import { defineConfig } from "vitest/config"

/** `npm run fuzz`: sessions of real editors on the real server, by seed. SEEDS says how many, FIRST from which on. */
export default defineConfig({
  test: { include: ["tests/convergence/*.test.ts"] },
})
