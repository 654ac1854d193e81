import { expect, test } from "vitest"
import type { Condition } from "../../questions/condition.ts"
import { missingRefs, sharesTopic } from "./topics.ts"

test.each<[Condition, Condition, boolean]>([
  [{ missing: "monitoring" }, { missing: "monitoring" }, true],
  [{ missing: "cache" }, { missing: "monitoring" }, false],
  [{ missing: "cache.prefix" }, { noEdge: ["cache.prefix", "*"] }, true],
  [{ noText: "delete|gdpr|privacy" }, { noText: "\\bdelet|consent" }, true],
  [{ noText: "region|zone" }, { noText: "\\bregions?\\b|fail.?over" }, true],
  [{ noText: "pitch|tempo" }, { noText: "region" }, false],
  [{ unasked: "c1" }, { all: [{ unasked: "c1" }, { unasked: "c2" }] }, true],
  ["always", "always", false],
])("[SI-8] %j and %j share a topic: %s", (one, other, shares) => {
  expect(sharesTopic(one, other)).toBe(shares)
})

test("[SI-8] what is missing is named, not what is there", () => {
  expect(missingRefs({ all: [{ missing: "cache" }, { has: "client" }, { noEdge: ["nosql", "*"] }] })).toEqual(
    ["cache", "nosql"],
  )
})
