import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { StorageUnavailable } from "@outloud/server/storage/storage-errors.ts"
import type { ApiError, RoomView, ScorecardsView } from "@outloud/shared/protocol/api.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { readSession } from "@outloud/shared/room/session.ts"
import { EMPTY_SCORECARD, type Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { describe, expect, it } from "vitest"
import { FaultyStore } from "../../support/faulty-store.ts"
import { keyOf, type TestRoom, TestServer } from "../../support/test-server.ts"
import type { WirePeer } from "../../support/wire-peer.ts"

type Name = "ana" | "dora" | "ben" | "cleo"
const ROLE: Record<Name, Role> = {
  ana: "interviewer",
  dora: "interviewer",
  ben: "candidate",
  cleo: "observer",
}

/** Strange enough to be nowhere else. */
const markOf = (name: Name) => `qzx-${name}`

function cardOf(name: Name, change: Partial<Scorecard> = {}): Scorecard {
  const evidence = [{ kind: "moment", text: `${markOf(name)}-moment`, at: 5 } as const]
  return {
    judgements: { core: { score: 3, comment: `${markOf(name)}-comment`, evidence } },
    verdict: "yes",
    summary: `${markOf(name)}-summary`,
    ...change,
  }
}

class Panel {
  readonly server: TestServer
  readonly room: TestRoom
  /** Everything that the HTTP API answered, by who asked. */
  readonly answered: Record<Name, string> = { ana: "", dora: "", ben: "", cleo: "" }
  readonly #ids = new Map<Name, string>()

  private constructor(server: TestServer, room: TestRoom) {
    this.server = server
    this.room = room
  }

  /** Two interviewers, a candidate and an observer, all of whom have come in. */
  static async open(options: ConstructorParameters<typeof TestServer>[0] = {}): Promise<Panel> {
    const server = new TestServer(options)
    const panel = new Panel(server, await server.createRoom("live", "discover-weekly"))
    for (const name of ["ana", "dora", "ben", "cleo"] as const) {
      const { me } = (await (await panel.ask(name, "GET", "")).json()) as RoomView
      panel.#ids.set(name, me.id)
    }
    return panel
  }

  async ask(name: Name, method: string, path: string, body?: unknown): Promise<Response> {
    const answer = Promise.resolve(
      this.server.app.request(`/api/rooms/${this.room.id}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${this.room.tokens[ROLE[name]]}`,
          "X-Participant-Key": keyOf(name),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    let isAnswered = false
    const noted = answer.finally(() => {
      isAnswered = true
    })
    while (!isAnswered) await this.server.clock.settle()
    const response = await noted
    this.answered[name] += await response.clone().text()
    return response
  }

  save(name: Name, card = cardOf(name), turn = 0) {
    return this.ask(name, "PUT", "/scorecards/mine", { turn, card })
  }
  submit(name: Name, card = cardOf(name), turn = 0) {
    return this.ask(name, "POST", "/scorecards/mine/submit", { turn, card })
  }
  reopen(name: Name) {
    return this.ask(name, "POST", "/scorecards/mine/reopen", { turn: 0 })
  }
  publish(name: Name) {
    return this.ask(name, "POST", "/scorecards/publish", { turn: 0 })
  }
  async view(name: Name): Promise<ScorecardsView> {
    return (await (await this.ask(name, "GET", "/scorecards")).json()) as ScorecardsView
  }

  idOf(name: Name): string {
    return this.#ids.get(name) ?? "nobody"
  }

  connect(name: Name, layer: (typeof LAYERS)[number] = "session"): Promise<WirePeer> {
    return this.server.connect(this.room, ROLE[name], layer, { key: keyOf(name) })
  }

  /** What a newcomer reads in the session, by who wrote it. */
  async published(): Promise<string[]> {
    const peer = await this.connect("cleo")
    await this.server.exchange(peer)
    const names = new Map([...this.#ids].map(([name, id]) => [id, name]))
    return readSession(peer.doc).scores.map(({ by }) => names.get(by) ?? by)
  }
}

async function refusalOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as ApiError
  expect(error.message.length).toBeGreaterThan(10)
  return [response.status, error.code]
}

function bytesOf(peer: WirePeer): string {
  return peer.received
    .map(message => ("bytes" in message ? Buffer.from(message.bytes).toString("latin1") : `${message.value}`))
    .join("\n")
}

describe("blind", () => {
  it("[SK-6] no byte of a card reaches anybody else, by HTTP, socket or log, before all have submitted", async () => {
    const panel = await Panel.open()
    const names = ["ana", "dora", "ben", "cleo"] as const
    const peers = new Map<Name, WirePeer[]>()
    for (const name of names)
      peers.set(name, await Promise.all(LAYERS.map(layer => panel.connect(name, layer))))
    const everybody = [...peers.values()].flat()
    const look = async () => {
      await panel.server.exchange(...everybody)
      for (const name of names) await panel.ask(name, "GET", "/scorecards")
    }
    const expectBlind = (writers: readonly Name[]) => {
      for (const reader of names)
        for (const writer of writers.filter(name => name !== reader)) {
          expect(panel.answered[reader]).not.toContain(markOf(writer))
          expect((peers.get(reader) ?? []).map(bytesOf).join()).not.toContain(markOf(writer))
        }
      expect(JSON.stringify(panel.server.logged)).not.toContain("qzx")
    }

    for (const name of ["ana", "dora", "ben"] as const) {
      await panel.save(name)
      await look()
    }
    expectBlind(["ana", "dora", "ben"])
    await panel.submit("ana")
    await panel.submit("ben")
    await panel.save("dora", cardOf("dora", { verdict: null }))
    await look()
    expectBlind(["ana", "dora", "ben"])
    expect(await panel.published()).toEqual([])
    expect(panel.answered.ana).toContain(markOf("ana"))

    await panel.submit("dora")
    await look()
    // The same search finds them where they have been sent.
    for (const reader of names)
      for (const writer of ["ana", "dora", "ben"] as const)
        expect((peers.get(reader) ?? []).map(bytesOf).join()).toContain(`${markOf(writer)}-comment`)
  })

  it("[SK-7] of the others one learns whether they have begun and submitted", async () => {
    const panel = await Panel.open()
    const [dora, ben] = [panel.idOf("dora"), panel.idOf("ben")]
    expect(await panel.view("ana")).toEqual({
      turn: 0,
      mine: null,
      isSubmitted: false,
      others: [
        { personId: dora, hasStarted: false, hasSubmitted: false },
        { personId: ben, hasStarted: false, hasSubmitted: false },
      ],
    })
    await panel.save("ana")
    await panel.save("dora")
    await panel.submit("ben")
    expect(await panel.view("ana")).toEqual({
      turn: 0,
      mine: cardOf("ana"),
      isSubmitted: false,
      others: [
        { personId: dora, hasStarted: true, hasSubmitted: false },
        { personId: ben, hasStarted: true, hasSubmitted: true },
      ],
    })
  })

  it("[SK-7] an observer neither scores nor reads of it", async () => {
    const panel = await Panel.open()
    for (const answer of [
      await panel.ask("cleo", "GET", "/scorecards"),
      await panel.save("cleo"),
      await panel.submit("cleo"),
      await panel.publish("cleo"),
    ])
      expect(await refusalOf(answer)).toEqual([403, "not_allowed"])
  })
})

describe("publication", () => {
  it("[SK-8] two who submit at once publish all, once and together", async () => {
    const panel = await Panel.open()
    const session = await panel.connect("cleo")
    await panel.server.exchange(session)
    const seen: number[] = []
    session.doc.on("afterTransaction", () => seen.push(readSession(session.doc).scores.length))
    await panel.submit("ana")
    const answers = await Promise.all([panel.submit("dora"), panel.submit("ben")])
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    await panel.server.exchange(session)
    expect(new Set(seen)).toEqual(new Set([3]))
    const scores = readSession(session.doc).scores.map(({ turn, role, card }) => ({ turn, role, card }))
    expect(scores).toHaveLength(3)
    expect(scores).toEqual(
      expect.arrayContaining([
        { turn: 0, role: "interviewer", card: cardOf("ana") },
        { turn: 0, role: "interviewer", card: cardOf("dora") },
        { turn: 0, role: "candidate", card: cardOf("ben") },
      ]),
    )
  })

  it("[SK-8] one who submits while another takes back: either all are published, or none", async () => {
    for (const order of [0, 1]) {
      const panel = await Panel.open()
      await panel.submit("ana")
      await panel.submit("dora")
      const moves = [() => panel.submit("ben"), () => panel.reopen("ana")]
      const answers = await Promise.all((order === 0 ? moves : moves.reverse()).map(move => move()))
      const published = (await panel.published()).sort()
      if (published.length > 0) {
        expect(published).toEqual(["ana", "ben", "dora"])
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
      } else expect((await panel.view("ana")).isSubmitted).toBe(false)
    }
  })

  it("[SK-9] what is published stays: no saving, submitting, taking back or publishing after it", async () => {
    const panel = await Panel.open()
    for (const name of ["ana", "dora", "ben"] as const) await panel.submit(name)
    expect(await panel.published()).toHaveLength(3)
    for (const answer of [
      await panel.save("ana"),
      await panel.submit("ana", cardOf("ana", { verdict: "no" })),
      await panel.reopen("ana"),
      await panel.publish("ana"),
    ])
      expect(await refusalOf(answer)).toEqual([409, "overtaken"])
    const peer = await panel.connect("ben")
    await panel.server.exchange(peer)
    expect(readSession(peer.doc).scores.every(({ card }) => card.verdict === "yes")).toBe(true)
  })

  it("[SK-10] a submitted card is final until it is taken back, which ends with publication", async () => {
    const panel = await Panel.open()
    await panel.submit("ana")
    expect(await refusalOf(await panel.save("ana"))).toEqual([409, "overtaken"])
    expect((await panel.reopen("ana")).status).toBe(204)
    const better = cardOf("ana", { verdict: "strong_yes" })
    expect((await panel.save("ana", better)).status).toBe(204)
    expect(await panel.view("ana")).toMatchObject({ mine: better, isSubmitted: false })
    await panel.submit("dora")
    await panel.submit("ben")
    expect(await panel.published()).toEqual([])
    await panel.submit("ana", better)
    expect(await panel.published()).toHaveLength(3)
  })

  it("[SK-11] an interviewer who has submitted publishes without the missing ones; their drafts stay their own", async () => {
    const panel = await Panel.open()
    await panel.save("dora")
    expect(await refusalOf(await panel.publish("ana"))).toEqual([403, "not_allowed"])
    await panel.submit("ana")
    await panel.submit("ben")
    expect(await refusalOf(await panel.publish("ben"))).toEqual([403, "not_allowed"])
    expect((await panel.publish("ana")).status).toBe(204)
    expect((await panel.published()).sort()).toEqual(["ana", "ben"])
    expect(await refusalOf(await panel.submit("dora"))).toEqual([409, "overtaken"])
    expect(panel.answered.ana + panel.answered.ben).not.toContain(markOf("dora"))
  })

  it("[SK-12] nobody waits for somebody who was removed", async () => {
    const panel = await Panel.open()
    await panel.submit("ana")
    await panel.submit("ben")
    await panel.ask("ana", "DELETE", `/people/${panel.idOf("dora")}`)
    const { others } = await panel.view("ben")
    expect(others).toHaveLength(1)
    expect((await panel.published()).sort()).toEqual(["ana", "ben"])
  })

  it("[SK-13] a card belongs to its turn: after a swap the other one is over, and a fresh one begins", async () => {
    const panel = await Panel.open()
    await panel.save("ana")
    await panel.ask("ana", "POST", "/swap", { with: panel.idOf("ben"), turn: 0 })
    expect(await refusalOf(await panel.save("ana"))).toEqual([409, "overtaken"])
    expect(await panel.view("ana")).toMatchObject({ turn: 1, mine: null, isSubmitted: false })
    for (const name of ["ana", "dora", "ben"] as const)
      expect((await panel.submit(name, cardOf(name), 1)).status).toBe(204)
    const peer = await panel.connect("cleo")
    await panel.server.exchange(peer)
    const roles = readSession(peer.doc).scores.map(({ turn, by, role }) => [turn, by, role])
    expect(roles).toContainEqual([1, panel.idOf("ana"), "candidate"])
    expect(roles).toContainEqual([1, panel.idOf("ben"), "interviewer"])
  })

  it("[SK-14] submitted while the disk refuses, it is published by whoever looks next", async () => {
    const store = new FaultyStore(new MemoryStore())
    const panel = await Panel.open({ store })
    await panel.submit("ana")
    await panel.submit("dora")
    store.failNext(1_000, new StorageUnavailable("disk full"))
    const request = panel.server.app.request(`/api/rooms/${panel.room.id}/scorecards/mine/submit`, {
      method: "POST",
      headers: { Authorization: `Bearer ${panel.room.tokens.candidate}`, "X-Participant-Key": keyOf("ben") },
      body: JSON.stringify({ turn: 0, card: cardOf("ben") }),
    })
    await panel.server.clock.settle()
    for (let second = 0; second < 25; second++) await panel.server.clock.advance(1_000)
    expect(await refusalOf(await request)).toEqual([503, "storage_unavailable"])
    store.recover()
    await panel.server.clock.advance(60_000)
    await panel.view("ana")
    expect(await panel.published()).toHaveLength(3)
  })
})

describe("what is no card", () => {
  it.each([
    [{ ...EMPTY_SCORECARD, judgements: { charm: { score: 4, comment: "", evidence: [] } } }],
    [{ ...EMPTY_SCORECARD, judgements: { core: { score: 5, comment: "", evidence: [] } } }],
    [{ ...EMPTY_SCORECARD, verdict: "maybe" }],
    [{ ...EMPTY_SCORECARD, more: 1 }],
    [null],
  ])("[SK-15] %j is refused with words and not kept", async card => {
    const panel = await Panel.open()
    const answer = await panel.ask("ana", "PUT", "/scorecards/mine", { turn: 0, card })
    expect(await refusalOf(answer)).toEqual([400, "bad_request"])
    expect((await panel.view("ana")).mine).toBeNull()
  })

  it("[SK-15] one that is too large says so, and the draft before it stays", async () => {
    const panel = await Panel.open()
    await panel.save("ana")
    const judged = { score: 3, comment: "x".repeat(4_000), evidence: [] } as const
    const note = { kind: "note", id: "n", text: "x".repeat(4_000), at: 1 } as const
    const evidence = Array.from({ length: 20 }, () => note)
    const answer = await panel.save("ana", cardOf("ana", { judgements: { core: { ...judged, evidence } } }))
    expect(await refusalOf(answer)).toEqual([413, "too_large"])
    expect((await panel.view("ana")).mine).toEqual(cardOf("ana"))
  })

  it("[SK-5] a card of the recruiter screen is kept as any other", async () => {
    const panel = await Panel.open()
    const judgements = {
      resume_depth: { score: 2, comment: "", evidence: [] },
    } satisfies Scorecard["judgements"]
    const card: Scorecard = { ...EMPTY_SCORECARD, judgements }
    expect((await panel.save("ana", card)).status).toBe(204)
    expect((await panel.view("ana")).mine).toEqual(card)
  })
})
