import { expect, it } from "vitest"
import { readRoomLink, shareableLink, takeRoomLink } from "./room-link.ts"

const TOKEN = "abcdefghijklmnopqrstuvwxyz_-0123"

it("reads the link of a room, with and without an origin", () => {
  expect(readRoomLink(`/r/room1#${TOKEN}`)).toEqual({ roomId: "room1", token: TOKEN })
  expect(readRoomLink(`https://board.example/r/room1/?x=1#${TOKEN}`)).toEqual({
    roomId: "room1",
    token: TOKEN,
  })
})

it.each([
  "/r/room1",
  "/r/room1#short",
  "/r/room1#main",
  `/r/#${TOKEN}`,
  `/r/a/b#${TOKEN}`,
  `/#${TOKEN}`,
  `/r/%E0%A4%A#${TOKEN}`,
  `/r/room1#${TOKEN}<script>`,
  "http://[",
  "",
])("does not take %o for one", link => {
  expect(readRoomLink(link)).toBeNull()
})

it("writes what it reads", () => {
  const link = { roomId: "odd room/#", token: TOKEN }
  expect(readRoomLink(shareableLink("https://board.example", link))).toEqual(link)
})

it("[HM-5] takes the token out of the address, and nothing else", () => {
  history.replaceState({ kept: true }, "", `/r/room1?from=mail#${TOKEN}`)
  expect(takeRoomLink(location, history)).toEqual({ roomId: "room1", token: TOKEN })
  expect(location.pathname + location.search + location.hash).toBe("/r/room1?from=mail")
  expect(history.state).toEqual({ kept: true })
})

it("leaves other fragments alone", () => {
  history.replaceState(null, "", "/#loop")
  expect(takeRoomLink(location, history)).toBeNull()
  expect(location.hash).toBe("#loop")
})
