import { defineConfig } from "vitest/config"

/** `npm run fuzz`: sessions of real editors on the real server, by seed. Also part of `npm test`. SEEDS says how many, FIRST from which on. */
export default defineConfig({
  // One for each of the two files that share the seeds; left alone, vitest takes one on two cores.
  test: { include: ["tests/convergence/*.test.ts"], maxWorkers: 2 },
})
