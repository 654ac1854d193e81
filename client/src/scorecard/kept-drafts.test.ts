import { expect, it } from "vitest"
import { FakeStorage } from "../remembered/fake-storage.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { draftKey, forgetDrafts } from "./kept-drafts.ts"

it("[LC-7] a deleted room takes the cards that were begun in it, and no other room's", () => {
  const storage = keptStorage(() => new FakeStorage())
  for (const key of [draftKey("room1", "ana", 0), draftKey("room1", "ana", 1), draftKey("room10", "ana", 0)])
    storage.set(key, "{}")
  forgetDrafts(storage, "room1")
  expect(storage.keys()).toEqual([draftKey("room10", "ana", 0)])
})
