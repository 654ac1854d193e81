// @vitest-environment jsdom
import { test } from "vitest"
import { playSeeds } from "./play-seeds.ts"

test(
  "[CV-1] [CV-2] [CV-3] [CV-4] random sessions on the real server end with everybody equal (2 of 2)",
  { timeout: 1e9 },
  () => playSeeds(1, 2),
)
