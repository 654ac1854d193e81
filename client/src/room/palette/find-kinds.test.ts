import { COMPONENT_KINDS } from "@outloud/shared/board/kinds.ts"
import { describe, expect, it } from "vitest"
import { findKinds } from "./find-kinds.ts"
import { kindVocabulary } from "./kind-vocabulary.ts"

const find = (search: string) => findKinds(search, kindVocabulary)
const first = (search: string) => find(search)[0]?.id

describe("the palette's search", () => {
  it("[CM-2] finds a kind by its name, by what people call it, and by what it is for", () => {
    expect(first("cac")).toBe("cache")
    expect(first("gateway")).toBe("api_gateway")
    expect(first("redi")).toBe("cache")
    expect(first("Kafka")).toBe("stream")
    expect(first("S3")).toBe("object_store")
    expect(first("Datenbank")).toBe("relational_db")
    expect(first("drift")).toBe("monitoring")
  })

  it("shows every kind for an empty search, and none where nothing fits", () => {
    expect(find("  ")).toEqual(COMPONENT_KINDS)
    expect(find("qqqqzz")).toEqual([])
  })

  it("finds names and what they are for while what people call them is not there yet", () => {
    expect(findKinds("cac", null)[0]?.id).toBe("cache")
    expect(findKinds("Kafka", null)).toEqual([])
  })

  it("finds every kind by its own name first", () => {
    for (const { id, name } of COMPONENT_KINDS) expect(first(name)).toBe(id)
  })
})
