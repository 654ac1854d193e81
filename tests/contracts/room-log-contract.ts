import type { DocRef, Keyframe, LogRow, RoomStore } from "@outloud/server/storage/room-store.ts"
import { RoomGone, SequenceConflict } from "@outloud/server/storage/storage-errors.ts"
import fc from "fast-check"
import { afterEach, beforeEach, expect, it } from "vitest"
import { diagramOf, newRoom, row, update } from "./stored-room.ts"

const diagram = diagramOf("r")
const keyframe = (seq: number): Keyframe => ({
  seq,
  at: 9000 + seq,
  state: new TextEncoder().encode(`state after ${seq}`),
  owners: new Map([
    [1, "server"],
    [2 ** 32 - 1, `owner at ${seq}`],
  ]),
})

/** The part of the store's contract that is about documents: rows and keyframes. */
export function roomLogContract(open: () => Promise<RoomStore>): void {
  let store: RoomStore
  beforeEach(async () => {
    store = await open()
    await store.createRoom(newRoom("r"))
    await store.createRoom(newRoom("s"))
  })
  afterEach(() => store.close())

  const appendAll = (ref: DocRef, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => store.append(ref, row(index + 1))))
  const seqs = (rows: readonly LogRow[] | undefined) => rows?.map(each => each.seq)

  it("[ST-3] keeps rows 1, 2, 3 … and refuses every other number without keeping anything of it", async () => {
    await expect(store.append(diagram, row(2))).rejects.toMatchObject({ name: "SequenceConflict", head: 0 })
    await store.append(diagram, row(1))
    for (const seq of [1, 3, 0, -1, 1.5]) {
      await expect(store.append(diagram, row(seq, "wrong")), String(seq)).rejects.toThrow(SequenceConflict)
    }
    await store.append(diagram, row(2))
    expect(await store.rowsAfter(diagram, 0, 99)).toEqual([row(1), row(2)])
  })

  it("[ST-3] counts each document's rows for itself", async () => {
    await store.append(diagram, row(1))
    await store.append({ roomId: "r", layer: "notes" }, row(1))
    await store.append(diagramOf("s"), row(1))
    expect(seqs(await store.rowsAfter(diagram, 0, 9))).toEqual([1])
  })

  it("[ST-4] appends of one document take effect in the order of the calls", async () => {
    await appendAll(diagram, 50)
    expect(await store.rowsAfter(diagram, 0, 99)).toEqual(
      Array.from({ length: 50 }, (_, index) => row(index + 1)),
    )
  })

  it("[ST-4] a keyframe called after an append finds the row; a deletion called before it does not spare it", async () => {
    const [appended, framed] = [store.append(diagram, row(1)), store.putKeyframe(diagram, keyframe(1))]
    await Promise.all([appended, framed])
    const deleted = store.deleteRoom("r")
    const late = store.append(diagram, row(2))
    await deleted
    await expect(late).rejects.toThrow(RoomGone)
  })

  it("[ST-5] one bad append is rejected alone", async () => {
    const results = await Promise.allSettled([
      store.append(diagram, row(1)),
      store.append({ roomId: "none", layer: "diagram" }, row(1)),
      store.append(diagramOf("s"), row(7)),
      store.append(diagramOf("s"), row(1)),
      store.append(diagram, row(2)),
    ])
    expect(results.map(each => each.status)).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
      "fulfilled",
    ])
    expect(seqs(await store.rowsAfter(diagram, 0, 9))).toEqual([1, 2])
    expect(seqs(await store.rowsAfter(diagramOf("s"), 0, 9))).toEqual([1])
  })

  it("[ST-6] nothing can be written into a room that is not there", async () => {
    await store.append(diagram, row(1))
    await store.deleteRoom("r")
    await expect(store.append(diagram, row(2))).rejects.toThrow(RoomGone)
    await expect(store.putKeyframe(diagram, keyframe(1))).rejects.toThrow(RoomGone)
    expect(await store.loadDoc(diagram)).toBeUndefined()
  })

  it("[ST-7] loading gives the newest keyframe and the rows after it; the recording keeps every row", async () => {
    await appendAll(diagram, 6)
    await store.putKeyframe(diagram, keyframe(2))
    await store.putKeyframe(diagram, keyframe(4))
    expect(await store.loadDoc(diagram)).toEqual({
      schemaVersion: 3,
      epoch: 1,
      keyframe: keyframe(4),
      rows: [row(5), row(6)],
    })
    expect(seqs(await store.rowsAfter(diagram, 0, 99))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it("[ST-7] an older keyframe never replaces a newer one; the same one may be written again", async () => {
    await appendAll(diagram, 6)
    for (const seq of [6, 5, 1, 6]) await store.putKeyframe(diagram, keyframe(seq))
    expect(await store.loadDoc(diagram)).toMatchObject({ keyframe: keyframe(6), rows: [] })
  })

  it("[ST-7] a keyframe stands after a row that exists", async () => {
    await appendAll(diagram, 2)
    for (const seq of [3, 0, -1, 1.5]) {
      await expect(store.putKeyframe(diagram, keyframe(seq)), String(seq)).rejects.toThrow(SequenceConflict)
    }
    expect((await store.loadDoc(diagram))?.keyframe).toBeUndefined()
  })

  it("pages through the recording", async () => {
    await appendAll(diagram, 5)
    expect(seqs(await store.rowsAfter(diagram, 1, 2))).toEqual([2, 3])
    expect(seqs(await store.rowsAfter(diagram, 3, 2))).toEqual([4, 5])
    expect(seqs(await store.rowsAfter(diagram, 5, 2))).toEqual([])
    expect(seqs(await store.rowsAfter(diagram, 0, 0))).toEqual([])
  })

  it("[ST-12] gives bytes back as they were when the call was made, as plain Uint8Arrays", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const state = bytes.slice()
    const append = store.append(diagram, {
      seq: 1,
      at: 1,
      updates: [{ author: "alice", bytes: bytes.subarray(10) }],
    })
    const frame = store.putKeyframe(diagram, { ...keyframe(1), state })
    bytes.fill(0)
    state.fill(0)
    await Promise.all([append, frame])
    const [first] = await store.rowsAfter(diagram, 0, 1)
    expect(first?.updates[0]?.bytes).toStrictEqual(Uint8Array.from({ length: 246 }, (_, index) => index + 10))
    const doc = await store.loadDoc(diagram)
    expect(doc?.keyframe?.state).toStrictEqual(Uint8Array.from({ length: 256 }, (_, index) => index))
  })

  it("[ST-12] what a reader does with the bytes does not change what is stored", async () => {
    await store.append(diagram, row(1))
    await store.putKeyframe(diagram, keyframe(1))
    const doc = await store.loadDoc(diagram)
    const [first] = await store.rowsAfter(diagram, 0, 1)
    doc?.keyframe?.state.fill(0)
    first?.updates[0]?.bytes.fill(0)
    expect((await store.loadDoc(diagram))?.keyframe).toEqual(keyframe(1))
    expect(await store.rowsAfter(diagram, 0, 1)).toEqual([row(1)])
  })

  it("[ST-19] a write is not seen before it has resolved", async () => {
    const append = store.append(diagram, row(1))
    expect(await Promise.all([store.rowsAfter(diagram, 0, 9), append])).toEqual([[], undefined])
    expect(await store.rowsAfter(diagram, 0, 9)).toEqual([row(1)])
  })

  it("takes a row without updates and one of several megabytes", async () => {
    const big = new Uint8Array(5 << 20).fill(7)
    await store.append(diagram, { seq: 1, at: 1, updates: [] })
    await store.append(diagram, { seq: 2, at: 2, updates: [update("small"), { author: "bob", bytes: big }] })
    const [empty, full] = await store.rowsAfter(diagram, 0, 9)
    expect(empty).toEqual({ seq: 1, at: 1, updates: [] })
    expect(full?.updates.map(each => each.author)).toEqual(["alice", "bob"])
    expect(Buffer.compare(full!.updates[1]!.bytes, big)).toBe(0)
  })

  it("[ST-4] any interleaving of appends on several documents leaves what a plain list would", async () => {
    const step = fc.record({
      doc: fc.nat(3),
      /** How far the row's number is off; 0 is right. */
      off: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
      ),
      wait: fc.boolean(),
      text: fc.string({ maxLength: 20 }),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        run++
        const docs = [0, 1, 2, 3].map(index => diagramOf(`${run}-${index}`))
        await Promise.all(docs.map(doc => store.createRoom(newRoom(doc.roomId))))
        const model: LogRow[][] = docs.map(() => [])
        const outcomes: Promise<void>[] = []
        for (const { doc, off, wait, text } of steps) {
          const rows = model[doc]!
          const next = row(rows.length + 1 + off, text)
          const call = store.append(docs[doc]!, next)
          outcomes.push(
            off === 0
              ? expect(call).resolves.toBeUndefined()
              : expect(call).rejects.toThrow(SequenceConflict),
          )
          if (off === 0) rows.push(next)
          if (wait) await outcomes.at(-1)
        }
        await Promise.all(outcomes)
        expect(await Promise.all(docs.map(doc => store.rowsAfter(doc, 0, 99)))).toEqual(model)
      }),
      { numRuns: 60 },
    )
  })
}
