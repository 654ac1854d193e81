import { expect, test } from "vitest"
import { EMPTY_DRAFT, type NoteDraft, withMarkKey } from "./note-draft.ts"

function press(draft: NoteDraft, ...keys: string[]): NoteDraft | null {
  return keys.reduce<NoteDraft | null>((now, key) => now && withMarkKey(now, key), draft)
}

test("[NT-2] before the first letter, keys mark the note; pressed again they take the mark off", () => {
  expect(press(EMPTY_DRAFT, "+")).toEqual({ text: "", sign: "plus", isAboutSelection: false })
  expect(press(EMPTY_DRAFT, "+", "-")).toMatchObject({ sign: "minus" })
  expect(press(EMPTY_DRAFT, "-", "-")).toEqual(EMPTY_DRAFT)
  expect(press(EMPTY_DRAFT, "@", "+")).toEqual({ text: "", sign: "plus", isAboutSelection: true })
  expect(press(EMPTY_DRAFT, "@", "@")).toEqual(EMPTY_DRAFT)
  expect(press(EMPTY_DRAFT, "@", "+", "Backspace")).toEqual(EMPTY_DRAFT)
})

test("[NT-2] in a text they are letters, and an unmarked field keeps its Backspace", () => {
  for (const key of ["+", "-", "@", "Backspace"])
    expect(withMarkKey({ ...EMPTY_DRAFT, text: "p99" }, key)).toBeNull()
  expect(withMarkKey(EMPTY_DRAFT, "Backspace")).toBeNull()
  expect(withMarkKey(EMPTY_DRAFT, "a")).toBeNull()
})
