import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { RECRUITER_SCREEN } from "@outloud/shared/questions/recruiter-screen.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { clockIn, sessionOf } from "@outloud/shared/room/session.ts"
import { competenciesOf, SCREEN_COMPETENCIES } from "@outloud/shared/scorecard/competencies.ts"
import { expect, it } from "vitest"
import { TestServer } from "../../support/test-server.ts"

it("[RS-1] the screen is in no list, and a room is made for it by its id", async () => {
  const server = new TestServer()
  const list = (await (await server.app.request("/api/questions")).json()) as ListedQuestion[]
  expect(list.map(({ id }) => id)).not.toContain(RECRUITER_SCREEN.id)
  expect(list).toHaveLength(8)
  const room = await server.createRoom("live", RECRUITER_SCREEN.id)
  const headers = { Authorization: `Bearer ${room.tokens.candidate}` }
  const view = await (await server.app.request(`/api/rooms/${room.id}`, { headers })).json()
  expect(view).toMatchObject({ question: RECRUITER_SCREEN })
})

it("[RS-2] its board holds the card alone, and its clock is planned for thirty minutes of screen", async () => {
  const server = new TestServer()
  const room = await server.createRoom("live", RECRUITER_SCREEN.id)
  const board = await server.connect(room, "candidate", "diagram")
  const session = await server.connect(room, "candidate", "session")
  await server.exchange(board, session)
  expect([...recordsOf(board.doc).keys()]).toEqual(["shape:question"])
  const clock = clockIn(sessionOf(session.doc))
  expect(clock?.startedAt).toBeNull()
  expect(clock?.phases.reduce((sum, { planned }) => sum + planned, 0)).toBe(30 * 60_000)
  expect(competenciesOf(clock)).toBe(SCREEN_COMPETENCIES)
})

it("[RS-2] starting its clock keeps the plan", async () => {
  const server = new TestServer()
  const room = await server.createRoom("live", RECRUITER_SCREEN.id)
  const session = await server.connect(room, "candidate", "session")
  const turned = server.app.request(`/api/rooms/${room.id}/clock`, {
    method: "POST",
    headers: { Authorization: `Bearer ${room.tokens.interviewer}` },
    body: JSON.stringify({ type: "start" }),
  })
  await server.exchange(session)
  expect((await turned).status).toBe(200)
  const clock = clockIn(sessionOf(session.doc))
  expect(clock?.startedAt).not.toBeNull()
  expect(competenciesOf(clock)).toBe(SCREEN_COMPETENCIES)
})
