import { describe, expect, it } from "vitest"
import { END_KINDS } from "../connection/connection-status.ts"
import { endWords } from "./end-words.ts"

describe("the words for an end", () => {
  it.each(END_KINDS)("[CN-16] %s says what happened, and whether work was lost", kind => {
    const calm = endWords({ kind, reason: "" }, false)
    expect(calm.title).not.toMatch(/[!.]$/)
    expect(calm.text.length).toBeGreaterThan(0)
    const lossy = endWords({ kind, reason: "" }, true)
    expect(lossy.text.join(" ")).toMatch(/download the board/i)
  })

  it("passes on the server's reason where it adds something", () => {
    expect(endWords({ kind: "abuse", reason: "this room is full: 100 people" }, false).text).toContain(
      "The server says: this room is full: 100 people.",
    )
    expect(endWords({ kind: "linkRevoked", reason: "this link was revoked" }, false).text).toHaveLength(2)
  })
})
