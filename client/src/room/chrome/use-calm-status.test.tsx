import { act } from "react"
import { createRoot, type Root } from "react-dom/client"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { ConnectionStatus } from "../connection/connection-status.ts"
import { useCalmStatus } from "./use-calm-status.ts"

const saved: ConnectionStatus = { kind: "live", data: { kind: "saved" } }
const saving: ConnectionStatus = { kind: "live", data: { kind: "saving", since: 1, slow: false } }
const offline: ConnectionStatus = { kind: "offline", since: 1, hasUnsaved: true }

let root: Root
let place: HTMLElement

function Shown({ status }: { readonly status: ConnectionStatus }) {
  const calm = useCalmStatus(status)
  return <>{calm.kind === "live" ? calm.data.kind : calm.kind}</>
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
