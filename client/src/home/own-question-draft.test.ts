// @vitest-environment node
import { expect, it } from "vitest"
import { FakeStorage } from "../remembered/fake-storage.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { cleanDraft, draftProblems, keepDraft, readDraft } from "./own-question-draft.ts"

const EMPTY = { title: "", text: "" }

it("[HM-17] what is typed comes back as it was typed, until it is used", () => {
  const web = new FakeStorage()
  const storage = keptStorage(() => web)
  expect(readDraft(storage)).toEqual(EMPTY)
  keepDraft(storage, { title: " A ", text: "b\n\n" })
  expect(readDraft(keptStorage(() => web))).toEqual({ title: " A ", text: "b\n\n" })
  keepDraft(storage, EMPTY)
  expect(web.length).toBe(0)
})

it.each(["", "{", "null", "[]", '{"title":1,"text":""}', '{"title":"x"}'])(
  "[HM-17] damaged storage (%j) is an empty draft",
  kept => {
    const web = new FakeStorage()
    web.setItem("outloud:own-question", kept)
    expect(readDraft(keptStorage(() => web))).toEqual(EMPTY)
  },
)

it("[HM-17] what cannot be used is said at its field", () => {
  expect(draftProblems({ title: "A", text: "b" })).toEqual({})
  expect(draftProblems({ title: "x".repeat(120), text: "x".repeat(4_000) })).toEqual({})
  expect(Object.keys(draftProblems(EMPTY))).toEqual(["title", "text"])
  expect(Object.keys(draftProblems({ title: " \u200b", text: "b" }))).toEqual(["title"])
  expect(draftProblems({ title: "x".repeat(121), text: "x".repeat(4_321) })).toEqual({
    title: "This has 121 characters. At most 120 fit.",
    text: "This has 4,321 characters. At most 4,000 fit.",
  })
})

it("[HM-17] it is sent as the server takes it", () => {
  expect(cleanDraft({ title: " A\n feed ", text: "one \r\n\n\n\ntwo " })).toEqual({
    title: "A feed",
    text: "one\n\ntwo",
  })
})
