import type { ParticipantView } from "@outloud/shared/protocol/api.ts"
import { describe, expect, it, vi } from "vitest"
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"
import * as Y from "yjs"
import { createPeople, initials, peopleIn } from "./people.ts"

const me: ParticipantView = { id: "p1", name: "Ben", color: "#0f766e", role: "candidate" }
const ana: ParticipantView = { id: "p2", name: "Ana", color: "#4f46e5", role: "interviewer" }
const zoe: ParticipantView = { id: "p3", name: "", color: "#b4286b", role: "observer" }
const states = (...entries: unknown[]) => new Map(entries.map((state, n) => [n + 10, state]))

describe("who is here", () => {
  it("is me first, then the others by role, each once however many tabs they have", () => {
    const people = peopleIn(states({ user: zoe }, { user: ana }, { user: ana }, {}), me)
    expect(people.map(({ name, isMe }) => [name, isMe])).toEqual([
      ["Ben", true],
      ["Ana", false],
      ["Observer", false],
    ])
  })

  it("keeps me as the server named me, whatever an entry says", () => {
    const people = peopleIn(states({ user: { ...me, name: "Somebody", role: "interviewer" } }), me)
    expect(people).toEqual([expect.objectContaining({ name: "Ben", role: "candidate", isMe: true })])
  })

  it("shows who writes in a label, in any of their tabs", () => {
    const writing = { user: ana, presence: { editingShapeId: "shape:1" } }
    expect(peopleIn(states(writing, { user: ana }), me)[1]?.isEditing).toBe(true)
    expect(peopleIn(states({ user: ana }, writing), me)[1]?.isEditing).toBe(true)
    expect(peopleIn(states({ user: ana, presence: { editingShapeId: null } }), me)[1]?.isEditing).toBe(false)
  })

  it.each([
    [null],
    ["text"],
    [{ user: null }],
    [{ user: { id: 7, name: "x", color: "red", role: "candidate" } }],
    [{ user: { ...ana, role: "owner" } }],
    [{ user: { ...ana, name: undefined } }],
    [{ user: Object.create(ana) }],
    [{ user: ana, presence: "loud" }],
  ])("survives a malformed entry: %j", entry => {
    const names = peopleIn(states(entry), me).map(person => person.name)
    expect(names[0]).toBe("Ben")
    expect(names.length).toBeLessThanOrEqual(2)
  })
})

it("tells listeners when somebody comes, and not when a cursor moves", () => {
  const awareness = new Awareness(new Y.Doc())
  const other = new Awareness(new Y.Doc())
  const people = createPeople(awareness, me)
  const listener = vi.fn()
  people.subscribe(listener)
  const move = (x: number) => {
    other.setLocalState({ user: ana, presence: { cursor: { x, y: 0 } } })
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), "server")
  }
  move(1)
  expect(listener).toHaveBeenCalledTimes(1)
  const seen = people.getSnapshot()
  move(2)
  expect(listener).toHaveBeenCalledTimes(1)
  expect(people.getSnapshot()).toBe(seen)
  awareness.doc.destroy()
  other.doc.destroy()
})

it.each([
  ["Ana", "A"],
  ["ana maria silva", "AS"],
  ["  ", ""],
  ["👩‍💻 Dev", "👩D"],
])("initials of %j are %j", (name, letters) => {
  expect(initials(name)).toBe(letters)
})
