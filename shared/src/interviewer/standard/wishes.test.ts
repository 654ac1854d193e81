import { expect, test } from "vitest"
import { wishIn } from "./wishes.ts"

test.each<[string, ReturnType<typeof wishIn>]>([
  ["Can I have a hint?", "hint"],
  ["No hint please, not yet.", "no"],
  ["I'm stuck", "stuck"],
  ["I don't know.", "stuck"],
  ["I don't know the exact number, but by the estimate it is about a thousand a second at the peak.", null],
  ["Ok, I think I can start.", "next"],
  ["That's enough for me, let's move on.", "next"],
  ["Two regions hold the store. That's it.", "next"],
  ["The next step reads the lake and then we continue with the ranking of all candidates.", null],
  ["Yes please", null],
  ["I would put Redis there.", null],
])("[SI-12] %s", (text, wish) => {
  expect(wishIn(text, false)).toBe(wish)
})

test.each<[string, ReturnType<typeof wishIn>]>([
  ["Yes please", "yes"],
  ["I would", "yes"],
  ["I would put Redis there.", null],
  ["No, let me try.", "no"],
])("[SI-12] after an offer, %s", (text, wish) => {
  expect(wishIn(text, true)).toBe(wish)
})
