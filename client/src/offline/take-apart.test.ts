import { expect, it } from "vitest"
import * as Y from "yjs"
import type { StoredCopy } from "./copy-store.ts"
import type { AsideWork, UnsentUpdate } from "./kept-types.ts"
import { standsOn } from "./record-changes.ts"
import { withoutDocument, withoutFailed, withoutGapped, withoutRefused } from "./take-apart.ts"

const NAME = { id: "new", layer: "diagram", at: 9 } as const
const FACTS = { epoch: 1, schema: 1, whole: true }

/** Updates of one writer, each of which stands on those before. */
function written(count: number, tab = 1): UnsentUpdate[] {
  const doc = new Y.Doc()
  const updates: UnsentUpdate[] = []
  doc.on("update", (bytes: Uint8Array) => updates.push({ bytes, at: updates.length, tab }))
  for (let n = 0; n < count; n++) doc.getMap("records").set(`key${n}`, n)
  return updates
}

const bytesOf = (updates: readonly UnsentUpdate[]) => updates.map(({ bytes }) => bytes)

function stored(unsent: readonly UnsentUpdate[], more: Partial<StoredCopy> = {}): StoredCopy {
  return { facts: FACTS, updates: [], aside: [], unsent, ...more }
}

function work(id: string, updates: readonly UnsentUpdate[], more: Partial<AsideWork> = {}): AsideWork {
  return { ...NAME, id, base: null, updates: bytesOf(updates), state: "waiting", ...more }
}

it("[LC-11] takes out what was refused, and leaves what another tab drew beside it", () => {
  const [mine, theirs] = [written(2, 1), written(2, 2)]
  const apart = withoutRefused(stored([...mine, ...theirs]), mine, NAME)
  expect(apart).toEqual({ aside: [work("new", mine)], gone: mine, isOver: false })
})

it("[LC-11] takes out with it what another tab drew on it", () => {
  const [refused, onTop] = written(2) as [UnsentUpdate, UnsentUpdate]
  const apart = withoutRefused(stored([refused, onTop]), [refused], NAME)
  expect(apart).toMatchObject({ aside: [work("new", [refused, onTop])], gone: [refused, onTop] })
})

it("[LC-11] what another tab has set aside, or had acknowledged, before is not set aside again", () => {
  const [first, second] = written(2) as [UnsentUpdate, UnsentUpdate]
  const earlier = work("earlier", [first])
  const apart = withoutRefused(stored([], { aside: [earlier] }), [first, second], NAME)
  expect(apart).toEqual({ aside: [earlier], gone: [], isOver: false })
})

it("[LC-11] joins what it stands on where that was set aside before", () => {
  const [first, second] = written(2) as [UnsentUpdate, UnsentUpdate]
  const apart = withoutGapped(stored([second], { aside: [work("earlier", [first])] }), NAME)
  expect(apart).toEqual({ aside: [work("new", [first, second])], gone: [second], isOver: false })
})

it("[LC-12] what stands on work that was given up is given up with it, and can be read", () => {
  const [first, second] = written(2) as [UnsentUpdate, UnsentUpdate]
  const failed = work("earlier", [first], { state: "failed" })
  const { aside, gone } = withoutRefused(stored([second], { aside: [failed] }), [second], NAME)
  expect(gone).toEqual([second])
  expect(aside).toEqual([failed, work("new", [first, second], { state: "failed" })])
  expect(standsOn([], aside.at(-1)?.updates ?? [])).toBe(true)
})

it("[LC-12] what was refused again is kept as the document that it made", () => {
  const [mine, theirs] = [written(1, 1), written(1, 2)]
  const whole = { base: null, updates: bytesOf(mine) }
  const apart = withoutFailed(stored([...mine, ...theirs]), mine, NAME, whole)
  expect(apart).toEqual({ aside: [work("new", mine, { state: "failed" })], gone: mine, isOver: false })
})

it("[LC-13] takes out a document with all that any tab drew, and gives what waited the base that goes with it", () => {
  const [base, waiting, mine, theirs] = [written(1, 0), written(1, 3), written(2, 1), written(1, 2)]
  const updates = bytesOf(base)
  const copy = stored([...mine, ...theirs], { updates, aside: [work("earlier", waiting)] })
  expect(withoutDocument(copy, NAME, { base: [], updates: [] })).toEqual({
    aside: [
      work("earlier", waiting, { base: updates }),
      work("new", [...mine, ...theirs], { base: updates }),
    ],
    gone: [...mine, ...theirs],
    isOver: true,
  })
})

it("[LC-13] where another tab has set the document aside already, there is nothing to set aside", () => {
  const whole = { base: bytesOf(written(1)), updates: [] }
  expect(withoutDocument(stored([]), NAME, whole).aside).toEqual([])
})

it("[LC-13] where the copy is gone, or not all there, the page's own document is kept", () => {
  const whole = { base: bytesOf(written(1)), updates: [] }
  const vanished = withoutDocument(stored([], { facts: undefined }), NAME, whole)
  expect(vanished.aside).toEqual([{ ...NAME, ...whole, state: "waiting" }])
  const [, second] = written(2) as [UnsentUpdate, UnsentUpdate]
  const gapped = withoutDocument(stored([second]), NAME, whole)
  expect(gapped.aside).toEqual([work("new", [second], { base: whole.base })])
})
