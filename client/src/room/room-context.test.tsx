import { act } from "react"
import { createRoot } from "react-dom/client"
import { expect, it } from "vitest"
import type { RoomSnapshot } from "./connection/room-connection.ts"
import { type RoomParts, RoomProvider, useSnapshot } from "./room-context.ts"

it("who needs to know whether the board is there is not rendered with every stroke that is saved", () => {
  Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true)
  const connection = new FakeConnection()
  const root = createRoot(document.createElement("div"))
  const shown: boolean[] = []
  function Board() {
    shown.push(useSnapshot(({ boardReady }) => boardReady))
    return null
  }
  const parts = { connection } as unknown as RoomParts
  act(() =>
    root.render(
      <RoomProvider value={parts}>
        <Board />
      </RoomProvider>,
    ),
  )
  const saved = { kind: "live", data: { kind: "saved" } } as const
  act(() => connection.say({ status: saved, boardReady: true }))
  const saving = { kind: "saving", since: 1, slow: false, backlog: null } as const
  act(() => connection.say({ status: { kind: "live", data: saving }, hasUnsaved: true }))
  act(() => connection.say({ status: saved, hasUnsaved: false }))
  act(() => root.unmount())
  expect(shown).toEqual([false, true])
})

class FakeConnection {
  #tell = () => {}
  #snapshot: RoomSnapshot = {
    ...{ status: { kind: "connecting" }, refused: [], stale: [] },
    ...{ hasUnsaved: false, boardReady: false, come: [] },
  }

  readonly subscribe = (listener: () => void) => {
    this.#tell = listener
    return () => {}
  }

  readonly getSnapshot = () => this.#snapshot

  say(change: Partial<RoomSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    this.#tell()
  }
}
