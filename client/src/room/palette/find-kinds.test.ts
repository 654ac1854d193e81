import { COMPONENT_KINDS } from "@outloud/shared/board/kinds.ts"
import { describe, expect, it } from "vitest"
import { findKinds } from "./find-kinds.ts"

const first = (search: string) => findKinds(search)[0]?.id

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
    expect(findKinds("  ")).toEqual(COMPONENT_KINDS)
    expect(findKinds("qqqqzz")).toEqual([])
  })

  it("finds every kind by its own name first", () => {
    for (const { id, name } of COMPONENT_KINDS) expect(first(name)).toBe(id)
  })
})
