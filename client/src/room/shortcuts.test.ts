import { COMPONENT_KINDS } from "@outloud/shared/board/kinds.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { describe, expect, it } from "vitest"
import type { Rights } from "./room-view.ts"
import {
  componentKeysFor,
  isTypingPlace,
  type KeyPress,
  kindOfKey,
  shortcutOf,
  shortcutsFor,
} from "./shortcuts.ts"

const as = (role: Role, hasEnded = false): Rights => ({ role, hasEnded })

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
    expect(shortcutOf(press("a"), as("interviewer"))).toBe("annotate")
    expect(shortcutOf(press("H", { shiftKey: true }), as("observer"))).toBe("annotations")
    expect(shortcutOf(press("\\"), as("observer"))).toBe("panel")
    expect(shortcutOf(press("?", { shiftKey: true }), as("observer"))).toBe("shortcuts")
    expect(shortcutOf(press("N", { shiftKey: true }), as("interviewer"))).toBe("note")
    expect(shortcutOf(press("N", { shiftKey: true }), as("candidate"))).toBeUndefined()
    expect(shortcutOf(press("i"), as("candidate"))).toBe("palette")
    expect(shortcutOf(press("."), as("candidate"))).toBe("part")
    expect(shortcutOf(press("i"), as("observer"))).toBeUndefined()
  })

  it("leaves A to the canvas for those who may not annotate, and does not list it for them", () => {
    expect(shortcutOf(press("a"), as("candidate"))).toBeUndefined()
    expect(shortcutOf(press("c"), as("candidate"))).toBe("arrow")
    expect(shortcutOf(press("c"), as("observer"))).toBeUndefined()
    expect(shortcutsFor(as("candidate")).map(row => row.action)).not.toContain("annotate")
    expect(shortcutsFor(as("solo")).map(row => row.action)).toContain("annotate")
  })

  it("[CN-18] marks in private for interviewers, and draws nothing once the interview has ended", () => {
    expect(shortcutOf(press("A", { shiftKey: true }), as("interviewer"))).toBe("private")
    for (const role of ["candidate", "observer", "solo"] as const)
      expect(shortcutOf(press("A", { shiftKey: true }), as(role))).toBeUndefined()
    const over = as("interviewer", true)
    for (const key of ["a", "c", "i", "."]) expect(shortcutOf(press(key), over)).toBeUndefined()
    expect(kindOfKey(press("x"), over, "diagram")).toBeUndefined()
    expect(shortcutsFor(over).map(row => row.action)).toEqual(["annotations", "note", "panel", "shortcuts"])
  })

  it("works where a layout needs AltGr to write it", () => {
    expect(shortcutOf(press("\\", { altKey: true, ctrlKey: true }), as("solo"))).toBe("panel")
    expect(shortcutOf(press("\\", { altKey: true }), as("solo"))).toBe("panel")
  })

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }])(
    "is somebody else's with %j",
    modifier => {
      expect(shortcutOf(press("a", modifier), as("solo"))).toBeUndefined()
    },
  )

  it("is not ours with Control alone, nor plain h, which moves the view", () => {
    expect(shortcutOf(press("\\", { ctrlKey: true }), as("solo"))).toBeUndefined()
    expect(shortcutOf(press("h"), as("solo"))).toBeUndefined()
    expect(shortcutOf(press("A", { shiftKey: true }), as("solo"))).toBeUndefined()
  })
})

describe("the letter of a component", () => {
  it("[CM-7] places it on the board, and does nothing while annotating or for those who only watch", () => {
    expect(kindOfKey(press("x"), as("candidate"), "diagram")).toBe("cache")
    expect(kindOfKey(press("X"), as("candidate"), "diagram")).toBe("cache")
    expect(kindOfKey(press("x"), as("interviewer"), "annotations")).toBeUndefined()
    expect(kindOfKey(press("x"), as("observer"), "diagram")).toBeUndefined()
    expect(kindOfKey(press("r"), as("candidate"), "diagram")).toBeUndefined()
  })

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { shiftKey: true },
    { repeat: true },
    { isComposing: true },
  ])("is somebody else's with %j", modifier => {
    expect(kindOfKey(press("x", modifier), as("solo"), "diagram")).toBeUndefined()
  })

  it("is never one of the room's own keys, and is listed for those who can use it", () => {
    for (const { key } of COMPONENT_KINDS) if (key) expect(shortcutOf(press(key), as("solo"))).toBeUndefined()
    expect(componentKeysFor(as("candidate"))).toContainEqual({ keys: ["X"], does: "Cache" })
    expect(componentKeysFor(as("observer"))).toEqual([])
  })
})

describe("where keys are text", () => {
  it.each([
    "<input>",
    "<textarea></textarea>",
    '<div role="dialog"><button></button></div>',
    '<div role="menu"><a></a></div>',
    "<div data-own-keys><button></button></div>",
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
