import { act } from "react"
import { createRoot, type Root } from "react-dom/client"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { Kept } from "../../offline/kept-types.ts"
import type { ConnectionStatus } from "../connection/connection-status.ts"
import { useCalmStatus } from "./use-calm-status.ts"

const saved: ConnectionStatus = { kind: "live", data: { kind: "saved" } }
const saving: ConnectionStatus = {
  kind: "live",
  data: { kind: "saving", since: 1, slow: false, backlog: null },
}
const offline: ConnectionStatus = { kind: "offline", since: 1, hasUnsaved: true, kept: "tab" }

let root: Root
let place: HTMLElement

function Shown({ status }: { readonly status: ConnectionStatus }) {
  const calm = useCalmStatus(status)
  return <>{calm.kind === "live" ? calm.data.kind : calm.kind}</>
}

function ShownKept({ status }: { readonly status: ConnectionStatus }) {
  const calm = useCalmStatus(status)
  return <>{calm.kind === "offline" ? calm.kept : ""}</>
}

function showKept(status: ConnectionStatus): string {
  act(() => root.render(<ShownKept status={status} />))
  return place.textContent ?? ""
}

function show(status: ConnectionStatus): string {
  act(() => root.render(<Shown status={status} />))
  return place.textContent ?? ""
}

beforeEach(() => {
  vi.useFakeTimers()
  Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true)
  place = document.createElement("div")
  root = createRoot(place)
})

afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

it("[CN-19] bad news is shown at once, and saved only after a calm moment in which it stayed true", () => {
  expect(show(saved)).toBe("saved")
  expect(show(saving)).toBe("saving")
  expect(show({ ...saved })).toBe("saving")
  act(() => vi.advanceTimersByTime(599))
  expect(show(saving)).toBe("saving")
  expect(show({ ...saved })).toBe("saving")
  act(() => vi.advanceTimersByTime(600))
  expect(place.textContent).toBe("saved")
  expect(show(offline)).toBe("offline")
})

it("[LC-3] kept on this device shows only after a calm moment, and at once where nothing was said before", () => {
  const away = (kept: Kept): ConnectionStatus => ({ kind: "offline", since: 1, hasUnsaved: true, kept })
  expect(showKept(away("device"))).toBe("device")
  expect(showKept(away("writing"))).toBe("writing")
  expect(showKept(away("device"))).toBe("writing")
  act(() => vi.advanceTimersByTime(600))
  expect(place.textContent).toBe("device")
  expect(showKept(away("tab"))).toBe("tab")
})
