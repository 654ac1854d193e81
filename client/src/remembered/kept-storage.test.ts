// @vitest-environment node
import { describe, expect, it } from "vitest"
import { FakeStorage } from "./fake-storage.ts"
import { keptStorage } from "./kept-storage.ts"

describe("keptStorage", () => {
  it("keeps in the browser's storage", () => {
    const browser = new FakeStorage()
    keptStorage(() => browser).set("a", "1")
    expect(browser.getItem("a")).toBe("1")
    expect(keptStorage(() => browser).get("a")).toBe("1")
  })

  it("[HM-6] keeps for the tab where even opening the storage throws", () => {
    const kept = keptStorage(() => {
      throw new DOMException("Access is denied for this document.", "SecurityError")
    })
    kept.set("a", "1")
    expect(kept.get("a")).toBe("1")
    expect(kept.keys()).toEqual(["a"])
    kept.remove("a")
    expect(kept.get("a")).toBeNull()
    expect(kept.keys()).toEqual([])
  })

  it("[HM-6] keeps the newer value where the storage is full", () => {
    const browser = new FakeStorage()
    const kept = keptStorage(() => browser)
    kept.set("a", "old")
    browser.full = true
    kept.set("a", "new")
    kept.set("b", "2")
    expect(kept.get("a")).toBe("new")
    expect(kept.keys()).toEqual(["a", "b"])
    browser.full = false
    kept.set("a", "newest")
    expect(browser.getItem("a")).toBe("newest")
    expect(kept.get("a")).toBe("newest")
  })

  it("[HM-6] forgets what it was told to forget, though the browser refuses", () => {
    const browser = new FakeStorage()
    const kept = keptStorage(() => browser)
    kept.set("a", "1")
    browser.blocked = true
    kept.remove("a")
    browser.blocked = false
    expect(kept.get("a")).toBeNull()
    expect(kept.keys()).toEqual([])
  })
})
