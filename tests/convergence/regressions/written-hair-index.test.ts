// @vitest-environment jsdom
import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { createShapeId, type TLShapeId } from "tldraw"
import { expect, test } from "vitest"
import { editorRoom } from "../../support/editor-room.ts"
import { box } from "../../support/records.ts"

/**
 * Of three siblings of one index the second is grouped: the group takes the index that tldraw was shown,
 * a hair above the real one, and the third moves up to the very same. tldraw then failed to ungroup.
 */
test("[CV-5] a group that was given an index a hair above others can be taken apart", () => {
  const room = editorRoom("candidate", "interviewer")
  const [candidate, interviewer] = room.peers
  room.hub.write("diagram", doc => {
    for (const [name, index] of Object.entries({ low: "a0", a: "a1", b: "a1", c: "a1" }))
      recordsOf(doc).set(`shape:${name}`, encodeRecord(box(name, { index })))
  })
  room.heal()
  const group = createShapeId("group")
  candidate!.editor.groupShapes(["shape:low", "shape:b"] as TLShapeId[], { groupId: group })
  room.heal()
  for (const peer of room.peers) {
    const siblings = [group, "shape:a", "shape:c"].map(id => peer.records().get(id) as { index?: string })
    expect(new Set(siblings.map(record => record.index)).size).toBe(3)
  }
  interviewer!.editor.ungroupShapes([group])
  room.heal()
  expect(candidate!.records()).toEqual(interviewer!.records())
  expect(interviewer!.editor.getShape("shape:b" as TLShapeId)?.parentId).toBe("page:page")
})
