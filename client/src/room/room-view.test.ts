import { beforeEach, describe, expect, it } from "vitest"
import { type KeptStorage, keptStorage } from "../remembered/kept-storage.ts"
import { createRoomView, panelTabsFor } from "./room-view.ts"

let storage: KeptStorage
beforeEach(() => {
  storage = keptStorage(() => {
    throw new Error("blocked")
  })
})
const open = (role: "interviewer" | "candidate" = "interviewer", isWide = true) =>
  createRoomView({ role, storage, isWide })

describe("annotating", () => {
  it("[CN-18] is for roles that may write annotations, and ends with the interview", () => {
    const candidate = open("candidate")
    candidate.getState().setActiveLayer("annotations")
    expect(candidate.getState().activeLayer).toBe("diagram")

    const interviewer = open()
    interviewer.getState().setActiveLayer("annotations")
    expect(interviewer.getState().activeLayer).toBe("annotations")
    interviewer.getState().setEnded(true)
    expect(interviewer.getState()).toMatchObject({ hasEnded: true, activeLayer: "diagram" })
    interviewer.getState().setActiveLayer("annotations")
    expect(interviewer.getState().activeLayer).toBe("diagram")
  })

  it("[CN-18] in private is for interviewers, and not for who is alone", () => {
    const solo = createRoomView({ role: "solo", storage, isWide: true })
    solo.getState().setActiveLayer("notes")
    expect(solo.getState().activeLayer).toBe("diagram")
    const view = open()
    view.getState().setActiveLayer("notes")
    expect(view.getState().announcement).toMatch(/only interviewers/)
  })

  it("[CN-18] shows the annotations, and hiding them ends it: nobody draws what he cannot see", () => {
    const view = open()
    view.getState().setAnnotationsVisible(false)
    view.getState().setActiveLayer("annotations")
    expect(view.getState().annotationsVisible).toBe(true)
    view.getState().setAnnotationsVisible(false)
    expect(view.getState().activeLayer).toBe("diagram")
  })

  it("is announced, each way", () => {
    const view = open()
    view.getState().setActiveLayer("annotations")
    expect(view.getState().announcement).toMatch(/annotat/i)
    view.getState().setActiveLayer("diagram")
    expect(view.getState().announcement).toMatch(/board/i)
  })
})

describe("the panel", () => {
  it("[SK-7] [NT-4] has the scorecard for everybody but observers, the guide for interviewers, and notes for who may read them", () => {
    const privateTabs = (["interviewer", "candidate", "solo", "observer"] as const).map(role =>
      panelTabsFor(role).filter(tab => ["guide", "notes", "score"].includes(tab)),
    )
    expect(privateTabs).toEqual([["guide", "notes", "score"], ["score"], ["notes", "score"], []])
  })

  it("is open at first where there is room, and remembers what was chosen", () => {
    const view = open()
    expect(view.getState().panelOpen).toBe(true)
    view.getState().setPanelOpen(false)
    expect(open().getState().panelOpen).toBe(false)
    view.getState().setPanelOpen(true)
    expect(open().getState().panelOpen).toBe(true)
  })

  it("is closed at first on a narrow screen, and what happens there is not remembered", () => {
    const phone = open("candidate", false)
    expect(phone.getState().panelOpen).toBe(false)
    phone.getState().setPanelOpen(true)
    phone.getState().setPanelOpen(false)
    expect(open().getState().panelOpen).toBe(true)
  })
})

it("tells two equal refusals apart", () => {
  const view = open()
  view.getState().refuse("Too long")
  const first = view.getState().refusal
  view.getState().refuse("Too long")
  expect(view.getState().refusal).not.toEqual(first)
})
