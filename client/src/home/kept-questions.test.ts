import { BANK } from "@outloud/shared/questions/bank.ts"
import { afterEach, expect, test } from "vitest"
import { keepQuestions, keptQuestions } from "./kept-questions.ts"

afterEach(() => localStorage.clear())

test("[BG-4] the bank is kept as the server gave it, and what cannot be read of it is nothing", () => {
  expect(keptQuestions()).toBeNull()
  keepQuestions(BANK)
  expect(keptQuestions()).toEqual(BANK)
  for (const damaged of ["{", "null", "[1]", '[{"id":"a"}]']) {
    localStorage.setItem("outloud:questions", damaged)
    expect(keptQuestions(), damaged).toBeNull()
  }
})
