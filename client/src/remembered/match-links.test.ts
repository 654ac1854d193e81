// @vitest-environment node
import type { LinkView } from "@outloud/shared/protocol/api.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { expect, it } from "vitest"
import { matchLinks } from "./match-links.ts"
import type { RememberedLink } from "./room-record.ts"

const link = (id: string, role: Role, createdAt: number, mine = false): LinkView => ({
  id,
  role,
  createdAt,
  revokedAt: null,
  mine,
  participants: [],
})
const known = (token: string, part: Partial<RememberedLink>): RememberedLink => ({
  token,
  role: null,
  linkId: null,
  participantKey: null,
  usedAt: null,
  first: false,
  ...part,
})
const first = (token: string, role: Role) => known(token, { role, first: true })

it("[HM-12] knows the first links by their role, and its own by the server's word", () => {
  const links = [link("i1", "interviewer", 1, true), link("c1", "candidate", 1), link("o1", "observer", 1)]
  const remembered = [first("I", "interviewer"), first("C", "candidate"), first("O", "observer")]
  expect([...matchLinks(links, remembered, "I")]).toEqual([
    ["i1", "I"],
    ["c1", "C"],
    ["o1", "O"],
  ])
})

it("[HM-12] takes a first token for the earliest link of its role, never for one made later", () => {
  const links = [link("i1", "interviewer", 1, true), link("c2", "candidate", 9), link("c1", "candidate", 1)]
  const matched = matchLinks(links, [first("C", "candidate")], "I")
  expect(matched.get("c1")).toBe("C")
  expect(matched.has("c2")).toBe(false)
})

it("[HM-12] does not guess for tokens that were only opened here", () => {
  const links = [link("i1", "interviewer", 1, true), link("c1", "candidate", 1)]
  const matched = matchLinks(links, [known("C", { role: "candidate", usedAt: 5 })], "I")
  expect([...matched.keys()]).toEqual(["i1"])
})

it("[HM-12] never gives one token to two links", () => {
  const links = [link("i2", "interviewer", 5, true), link("i1", "interviewer", 1)]
  const matched = matchLinks(links, [first("I", "interviewer")], "I")
  expect([...matched]).toEqual([["i2", "I"]])
})

it("[HM-12] is sure of links that were made here later", () => {
  const links = [link("i1", "interviewer", 1, true), link("c2", "candidate", 9)]
  const matched = matchLinks(links, [known("C2", { role: "candidate", linkId: "c2" })], "I")
  expect(matched.get("c2")).toBe("C2")
})
