import { describe, expect, it } from "vitest"
import type { Kept } from "../../offline/kept-types.ts"
import {
  type ConnectionStatus,
  combineStatus,
  END_KINDS,
  type EndKind,
  isEnded,
} from "./connection-status.ts"
import { statusWords } from "./status-words.ts"

const saved: ConnectionStatus = { kind: "live", data: { kind: "saved" } }
const saving = (since: number, slow = false): ConnectionStatus => ({
  kind: "live",
  data: { kind: "saving", since, slow, backlog: null },
})
const notSaved: ConnectionStatus = { kind: "live", data: { kind: "notSaved", reason: "storage" } }
const offline = (since: number, hasUnsaved: boolean, kept: Kept = "tab"): ConnectionStatus => ({
  kind: "offline",
  since,
  hasUnsaved,
  kept,
})
const ended = (kind: EndKind): ConnectionStatus => ({ kind, reason: "" })
const restarting = (since: number): ConnectionStatus => ({
  kind: "restarting",
  since,
  hasUnsaved: false,
  kept: "device",
})
const sending: ConnectionStatus = {
  kind: "live",
  data: { kind: "saving", since: 1, slow: true, backlog: { done: 2, total: 12 } },
}

const EVERY: readonly ConnectionStatus[] = [
  saved,
  saving(1),
  saving(1, true),
  { kind: "connecting" },
  restarting(1),
  offline(1, false),
  offline(1, true),
  offline(1, true, "writing"),
  offline(1, true, "device"),
  sending,
  notSaved,
  ...END_KINDS.map(kind => ended(kind)),
]

describe("a room's status", () => {
  it("[CN-11] is never saved while any layer is anything else, in any order", () => {
    for (const status of EVERY) {
      const expected = status === saved ? saved : status
      expect(combineStatus([saved, status, saved])).toEqual(expected)
      expect(combineStatus([status, saved])).toEqual(expected)
    }
  })

  it("takes the oldest trouble, and has unsaved work when any layer has", () => {
    expect(combineStatus([offline(20, false), offline(10, true), restarting(5)])).toEqual(offline(10, true))
  })

  it("[LC-3] says kept on this device only when all unsaved work is", () => {
    expect(combineStatus([offline(1, true, "device"), offline(1, false, "tab")])).toMatchObject({
      kept: "device",
    })
    expect(combineStatus([offline(1, true, "device"), offline(1, true, "writing")])).toMatchObject({
      kept: "writing",
    })
    expect(combineStatus([offline(1, true, "tab"), offline(1, true, "writing")])).toMatchObject({
      kept: "tab",
    })
  })

  it("takes the saving that has waited longest", () => {
    expect(combineStatus([saving(20), saving(10, true), saving(15)])).toEqual(saving(10, true))
  })

  it("prefers what ends more", () => {
    expect(combineStatus([ended("refused"), offline(1, true), ended("roomGone")])).toEqual(ended("roomGone"))
  })
})

describe("its words", () => {
  it("[CN-16] exist for every status and role, and only the saved one says saved", () => {
    for (const status of EVERY) {
      for (const readOnly of ["none", "role", "ended"] as const) {
        const words = statusWords(status, readOnly)
        for (const text of [words.label, words.short, words.detail]) expect(text).not.toBe("")
        expect(words.detail).toMatch(/\.$/)
        if (status !== saved) expect(`${words.label} ${words.short}`).not.toMatch(/(?<!not )\bsaved\b/i)
        expect(words.tone === "bad").toBe(isEnded(status) || (status === notSaved && readOnly !== "role"))
      }
    }
  })

  it("tell a reader that he reads, and a writer where his offline work is", () => {
    expect(statusWords(saved, "role").label).toBe("Read only")
    expect(statusWords(saved, "ended").label).toBe("Ended · read only")
    expect(statusWords(saving(1), "ended").label).toBe("Saving…")
    expect(statusWords(saved, "none").label).toBe("Live · saved")
    expect(statusWords(offline(1, true), "none").label).toBe("Offline: kept in this tab")
    expect(statusWords(offline(1, true, "device"), "none").label).toBe("Offline: kept on this device")
    expect(statusWords(sending, "none").label).toBe("Sending 3 of 12")
    expect(statusWords(notSaved, "none").label).toBe("Not saved: the server cannot write")
  })
})
