import { expect, test } from "vitest"
import { mendsSlip, slipIn } from "./slips.ts"

const GIVEN = "Top 50 of 184 markets, 100 ms at p99"

test.each<[string, ReturnType<typeof slipIn>]>([
  ["We need 500 servers.", { kind: "number", words: "500 servers" }],
  ["That is 40 TB.", { kind: "number", words: "40 TB" }],
  ["So 100,000 a day.", null],
  ["184 markets have one.", null],
  ["100 ms is fine.", null],
  ["5 billion streams times 300 bytes is 1.5 TB.", null],
  ["Three replicas in 2 zones.", null],
  ["We use Kafka for that.", { kind: "tool", words: "Kafka" }],
  ["Kafka, because the order within a partition matters.", null],
  ["I would go with a queue.", { kind: "decision", words: "" }],
  ["I would go with a queue rather than polling.", null],
  ["The service writes to the store.", null],
])("[SI-11] in “%s”", (text, slip) => {
  expect(slipIn(text, GIVEN)).toEqual(slip)
})

test("[SI-11] a slip is mended by what was left out", () => {
  expect(mendsSlip("number", "5 billion a day times 300 bytes")).toBe(true)
  expect(mendsSlip("number", "It is what one has.")).toBe(false)
  expect(mendsSlip("tool", "It keeps the order and can be replayed since it is a log.")).toBe(true)
  expect(mendsSlip("tool", "Everybody has it.")).toBe(false)
  expect(mendsSlip("decision", "Instead of polling, which costs more.")).toBe(true)
  expect(mendsSlip("decision", "It is fine.")).toBe(false)
})
