import { defineConfig } from "vitest/config"

/** One run over every package: the client in a DOM, as its own configuration says, everything else in Node. */
export default defineConfig({
  test: {
    // Left alone, vitest takes one worker on two cores.
    maxWorkers: 2,
    projects: [
      "client/vite.config.ts",
      {
        test: {
          name: "node",
          // A worker loads the editor once, and not for every file.
          isolate: false,
          include: [
            "{server,shared}/src/**/*.test.ts",
            "tests/{contracts,sync,spec,security,durability,convergence,diagrams,interviewer}/**/*.test.ts",
          ],
          // Patience, not speed: what has to be quick says so itself.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
