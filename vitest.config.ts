import { defineConfig } from "vitest/config"

/** One run over every package; what needs a DOM says so at the top of its file. */
export default defineConfig({
  test: {
    include: [
      "{client,server,shared}/src/**/*.test.{ts,tsx}",
      "tests/{contracts,sync,spec,security}/**/*.test.ts",
    ],
    environment: "node",
    testTimeout: 30_000,
  },
})
