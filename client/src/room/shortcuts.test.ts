import { COMPONENT_KINDS } from "@outloud/shared/board/kinds.ts"
import { describe, expect, it } from "vitest"
import {
  componentKeysFor,
  isTypingPlace,
  type KeyPress,
  kindOfKey,
  shortcutOf,
  shortcutsFor,
} from "./shortcuts.ts"

const press = (key: string, with_: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...with_,
})

describe("a key press", () => {
  it("means what the list says", () => {
    expect(shortcutOf(press("a"), "interviewer")).toBe("annotate")
    expect(shortcutOf(press("H", { shiftKey: true }), "observer")).toBe("annotations")
    expect(shortcutOf(press("\\"), "observer")).toBe("panel")
    expect(shortcutOf(press("?", { shiftKey: true }), "observer")).toBe("shortcuts")
    expect(shortcutOf(press("i"), "candidate")).toBe("palette")
    expect(shortcutOf(press("."), "candidate")).toBe("part")
    expect(shortcutOf(press("i"), "observer")).toBeUndefined()
  })

  it("leaves A to the canvas for those who may not annotate, and does not list it for them", () => {
    expect(shortcutOf(press("a"), "candidate")).toBeUndefined()
    expect(shortcutOf(press("c"), "candidate")).toBe("arrow")
    expect(shortcutOf(press("c"), "observer")).toBeUndefined()
    expect(shortcutsFor("candidate").map(row => row.action)).not.toContain("annotate")
    expect(shortcutsFor("solo").map(row => row.action)).toContain("annotate")
  })

  it("works where a layout needs AltGr to write it", () => {
    expect(shortcutOf(press("\\", { altKey: true, ctrlKey: true }), "solo")).toBe("panel")
    expect(shortcutOf(press("\\", { altKey: true }), "solo")).toBe("panel")
  })

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }])(
    "is somebody else's with %j",
    modifier => {
      expect(shortcutOf(press("a", modifier), "solo")).toBeUndefined()
    },
  )

  it("is not ours with Control alone, nor plain h, which moves the view", () => {
    expect(shortcutOf(press("\\", { ctrlKey: true }), "solo")).toBeUndefined()
    expect(shortcutOf(press("h"), "solo")).toBeUndefined()
    expect(shortcutOf(press("A", { shiftKey: true }), "solo")).toBeUndefined()
  })
})

describe("the letter of a component", () => {
  it("[CM-7] places it on the board, and does nothing while annotating or for those who only watch", () => {
    expect(kindOfKey(press("x"), "candidate", "diagram")).toBe("cache")
    expect(kindOfKey(press("X"), "candidate", "diagram")).toBe("cache")
    expect(kindOfKey(press("x"), "interviewer", "annotations")).toBeUndefined()
    expect(kindOfKey(press("x"), "observer", "diagram")).toBeUndefined()
    expect(kindOfKey(press("r"), "candidate", "diagram")).toBeUndefined()
  })

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { shiftKey: true },
    { repeat: true },
    { isComposing: true },
  ])("is somebody else's with %j", modifier => {
    expect(kindOfKey(press("x", modifier), "solo", "diagram")).toBeUndefined()
  })

  it("is never one of the room's own keys, and is listed for those who can use it", () => {
    for (const { key } of COMPONENT_KINDS) if (key) expect(shortcutOf(press(key), "solo")).toBeUndefined()
    expect(componentKeysFor("candidate")).toContainEqual({ keys: ["X"], does: "Cache" })
    expect(componentKeysFor("observer")).toEqual([])
  })
})

describe("where keys are text", () => {
  it.each([
    "<input>",
    "<textarea></textarea>",
    '<div role="dialog"><button></button></div>',
    '<div role="menu"><a></a></div>',
  ])("%s", html => {
    document.body.innerHTML = html
    const place = document.body.querySelector("button, a") ?? document.body.firstElementChild
    expect(isTypingPlace(place)).toBe(true)
  })

  it.each(["<button></button>", '<input type="radio">', "<div></div>"])("but not %s", html => {
    document.body.innerHTML = html
    expect(isTypingPlace(document.body.firstElementChild)).toBe(false)
    expect(isTypingPlace(document)).toBe(false)
  })
})
