// @vitest-environment node
import type { LinkView } from "@outloud/shared/protocol/api.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { expect, it } from "vitest"
import { isLocalOnly, linksByRole, visitorWords } from "./link-rows.ts"

const link = (id: string, role: Role, part: Partial<LinkView> = {}): LinkView => ({
  id,
  role,
  createdAt: 0,
  revokedAt: null,
  mine: false,
  participants: [],
  ...part,
})
const people = (...names: string[]) =>
  names.map((name, index) => ({ id: `p${index}`, name, color: "#000000", role: "candidate" as const }))

it("shows every role that can be invited, with the links that still work, the oldest first", () => {
  const rows = linksByRole([
    link("new", "candidate", { createdAt: 5 }),
    link("gone", "observer", { revokedAt: 6 }),
    link("old", "candidate", { createdAt: 1 }),
  ])
  expect(rows.map(({ role, links }) => [role, links.map(({ id }) => id)])).toEqual([
    ["candidate", ["old", "new"]],
    ["interviewer", []],
    ["observer", []],
  ])
})

it("shows the solo link first, and only where there is one", () => {
  expect(linksByRole([link("s", "solo")])[0]).toMatchObject({ role: "solo" })
})

it.each([
  [link("a", "candidate"), "Not used yet"],
  [link("a", "candidate", { participants: people("") }), "Opened by one person"],
  [link("a", "candidate", { participants: people("", "") }), "Opened by 2 people"],
  [link("a", "candidate", { participants: people("Ana", "", "Ben") }), "Used by Ana, Ben and 1 more"],
  [link("a", "interviewer", { mine: true, participants: people("") }), "Your own link"],
  [link("a", "interviewer", { mine: true, participants: people("Ana") }), "Your own link. Used by Ana"],
])("says who came by a link (%#)", (view, words) => {
  expect(visitorWords(view)).toBe(words)
})

it("knows addresses that only this machine can reach", () => {
  const local = ["localhost", "outloud.localhost", "127.0.0.1", "127.8.0.1", "[::1]"]
  const open = ["192.168.1.20", "board.example", "localhost.example", "128.0.0.1"]
  expect(local.filter(isLocalOnly)).toEqual(local)
  expect(open.filter(isLocalOnly)).toEqual([])
})
