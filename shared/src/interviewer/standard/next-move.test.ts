import { describe, expect, test } from "vitest"
import { LINES, type LineId } from "./lines.ts"
import type { Move } from "./move.ts"
import { nextMove } from "./next-move.ts"
import { board, edge, node, Session, TEST_KEY, TEST_QUESTION } from "./testing/session.ts"

/** Whether a move is one of a line's wordings, whatever stands in its braces. */
function isLine(move: Move | undefined, line: LineId): boolean {
  const pieces = LINES[line].map(wording => wording.split(/\{\w+\}/).map(piece => piece.trim()))
  return pieces.some(parts => parts.every(part => move?.text.includes(part)))
}

const DESIGN = board(
  [node("c", "client", "App"), node("s", "service", "Charts service"), node("d", "relational_db", "Charts")],
  [edge("c", "s", "open a chart"), edge("s", "d", "read")],
)

describe("[SI-10] phases", () => {
  test("begin with a greeting, the question word for word and the rules, and the clock runs", () => {
    const session = new Session()
    const moves = session.pass(30)
    expect(moves.map(({ kind }) => kind)).toEqual(["introduce", "introduce", "introduce"])
    expect(moves[1]?.text).toBe(TEST_QUESTION.text)
    expect(session.clock.runningSince).not.toBeNull()
    expect(session.pass(20).map(({ phase }) => phase)).toEqual(["clarify"])
  })

  test("go on when the candidate wants to, after a word on what matters most", () => {
    const session = Session.in("clarify")
    session.pass(20)
    session.type("Ok, let's start drawing.")
    const [asked] = session.pass(30)
    expect(asked?.kind).toBe("probe")
    session.type("By how many of the people who get it come back.")
    expect(session.pass(30).map(({ kind }) => kind)).toContain("summary")
    session.type("A weekly Top 50 for each country and for the world.")
    expect(session.pass(30).map(({ phase }) => phase)).toEqual(["estimate"])
  })

  test("are opened by the interviewer when the candidate turns the clock", () => {
    const session = Session.in("clarify")
    session.turn({ type: "next", from: 1 })
    const [opened] = session.pass(2)
    expect(opened).toMatchObject({ kind: "phase", phase: "estimate" })
    expect(opened?.command).toBeUndefined()
  })

  test("end at once when they have had half as much again, even while somebody draws", () => {
    const session = Session.in("high_level")
    const kinds: string[] = []
    for (let minute = 0; minute < 20 && session.phase === "high_level"; minute++) {
      session.draw(board(DESIGN.nodes, DESIGN.edges, [`note ${minute}`]))
      for (const { kind } of session.pass(5)) kinds.push(kind)
      session.draw(board(DESIGN.nodes, DESIGN.edges, [`note ${minute} and more`]))
      for (const { kind } of session.pass(55)) kinds.push(kind)
    }
    expect(session.phase).toBe("deep_dive")
    const spent = session.clock.phases.find(({ id }) => id === "high_level")?.spent ?? 0
    expect(spent / 60_000).toBeLessThanOrEqual(18.1)
  })
})

describe("[SI-5] a question that nothing is given on", () => {
  test("is the candidate's to assume, and what is assumed is recorded with it", () => {
    const session = Session.in("clarify")
    session.type("Do we need an admin dashboard?")
    const [reply] = session.pass(2)
    expect(reply?.kind).toBe("no-fact")
    expect(reply?.text).toMatch(/assumption/)
    session.pass(5)
    session.type("Then there is a small one for five people.")
    expect(session.transcript.at(-1)).toMatchObject({
      kind: "said",
      assumption: {
        about: "Do we need an admin dashboard?",
        text: "Then there is a small one for five people.",
      },
    })
  })

  test("is not the only way to assume", () => {
    const session = Session.in("clarify")
    session.type("I assume that a user has one country.")
    expect(session.transcript.at(-1)).toMatchObject({ assumption: { about: null } })
  })
})

describe("[SI-6] what is no question about the exercise", () => {
  test.each<[string, LineId]>([
    ["Would you use Postgres or Cassandra?", "your-call"],
    ["Is this right so far?", "no-verdict"],
    ["Do you like pizza?", "off-topic"],
    ["How much time is left?", "time"],
  ])("%s gets no fact", (question, line) => {
    const session = Session.in("clarify")
    session.type(question)
    const [reply] = session.pass(2)
    expect(reply).toMatchObject({ kind: "reply" })
    expect(isLine(reply, line)).toBe(true)
  })

  test("to hear it again gives the question again", () => {
    const session = Session.in("estimate")
    const opened = session.moves.at(-1)?.text ?? ""
    session.type("Can you repeat the question?")
    expect(opened.endsWith(session.pass(2)[0]?.text ?? "?")).toBe(true)
  })

  test("is for the people at the company, once they may be asked", () => {
    const session = Session.in("wrap_up")
    session.pass(180)
    session.type("What is the team like?")
    expect(isLine(session.pass(2)[0], "company")).toBe(true)
  })
})

test("[SI-7] each question of a message is answered, in order and apart", () => {
  const session = Session.in("clarify")
  session.type("How many countries do we support, and what counts as a play?")
  const replies = session.pass(4)
  expect(replies.map(({ reveals }) => reveals?.id)).toEqual(["c3", "c2"])
  expect(replies.map(({ text }) => text)).toEqual(
    ["c3", "c2"].map(id => TEST_KEY.facts.find(fact => fact.id === id)?.fact),
  )
})

describe("[SI-11] thinking out loud", () => {
  test("a silence is broken after 45 seconds, and not for ever", () => {
    const session = Session.in("high_level")
    expect(session.pass(44)).toEqual([])
    expect(isLine(session.pass(2)[0], "silence-empty")).toBe(true)
    const later = session.pass(200)
    expect(later.length).toBeLessThanOrEqual(2)
  })

  test("two minutes of silence bring the offer of a hint", () => {
    const session = Session.in("high_level")
    expect(session.pass(125).map(({ kind }) => kind)).toContain("offer-hint")
  })

  test("a minute and a half of drawing without a word", () => {
    const session = Session.in("high_level")
    let said: readonly Move[] = []
    const nodes = [
      node("a", "service", "Reader"),
      node("b", "service", "Writer"),
      node("c", "cache", "Cache"),
    ]
    for (let at = 0; at < 12 && said.length === 0; at++) {
      nodes.push(node(`n${at}`, "service", `Box ${at}`))
      session.draw(board([...nodes]))
      said = session.pass(10)
    }
    expect(isLine(said[0], "drawing")).toBe(true)
  })

  test("a long message is interrupted", () => {
    const session = Session.in("deep_dive")
    session.type("and then ".repeat(100))
    expect(isLine(session.pass(10)[0], "monologue")).toBe(true)
  })

  test("speaking for three minutes is, too, and a pause of the voice is silence", () => {
    const session = Session.in("deep_dive")
    session.pass(30)
    session.voice = { isSpeaking: true, since: session.now }
    expect(session.pass(170).map(({ kind }) => kind)).toEqual([])
    expect(isLine(session.pass(20)[0], "monologue")).toBe(true)
    session.voice = { isSpeaking: false, since: session.now }
    expect(session.pass(40).some(move => isLine(move, "silence"))).toBe(false)
  })

  test.each<[string, LineId]>([
    ["We need 500 servers.", "number"],
    ["We use Kafka for that.", "tool"],
    ["I would go with batch jobs.", "decision"],
  ])("%s", (said, line) => {
    const session = Session.in("high_level")
    session.draw(DESIGN)
    session.type(said)
    expect(isLine(session.pass(10)[0], line)).toBe(true)
  })

  test("arrows that say nothing, when most of them do not", () => {
    const session = Session.in("high_level")
    const nodes = ["App", "Reader", "Store", "Job", "Log"].map(label => node(label, "service", label))
    const edges = ["Reader", "Store", "Job", "Log"].map((to, at) => edge(nodes[at]?.id ?? "", to))
    session.draw(board(nodes, edges))
    session.type("That is the whole path of a request, from the app to the log of all that happened.")
    const said = session.pass(90)
    expect(said.filter(move => isLine(move, "arrow"))).toHaveLength(1)
  })
})

describe("[SI-12] hints", () => {
  test("come when they are asked for, one level at a time, and end", () => {
    const session = Session.in("high_level")
    const texts: string[] = []
    for (let time = 0; time < 4; time++) {
      session.type("Can I have a hint?")
      texts.push(session.pass(2)[0]?.text ?? "")
      session.pass(20)
    }
    expect(texts.map((text, level) => text.endsWith(TEST_KEY.hints[level] ?? "."))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(session.moves.flatMap(({ reveals }) => reveals ?? [])).toEqual(
      ["1", "2", "3"].map(id => ({ kind: "hint", id })),
    )
  })

  test("are offered to who is stuck, and given when the offer is taken", () => {
    const session = Session.in("high_level")
    session.draw(DESIGN)
    session.type("I have no idea how to go on.")
    expect(session.pass(10).map(({ kind }) => kind)).toEqual(["offer-hint"])
    session.type("Yes please")
    expect(session.pass(2)[0]?.kind).toBe("hint")
  })

  test("a yes to something else takes no hint", () => {
    const session = Session.in("high_level")
    session.draw(DESIGN)
    session.type("Yes, that is the plan.")
    expect(session.pass(60).map(({ kind }) => kind)).not.toContain("hint")
  })
})

test("[SI-13] an answer that ends with the wish to go on is an answer", () => {
  const session = Session.in("high_level")
  session.draw(DESIGN)
  const asked = session.pass(300).find(({ kind }) => kind === "probe")
  session.type("Raw events are kept unchanged, and the same job runs again. Let's move on.")
  expect(session.transcript.at(-1)).toMatchObject({ answers: asked?.asks?.id, wish: "next" })
})

describe("[SI-17] it waits", () => {
  test("while somebody types", () => {
    const session = Session.in("high_level")
    session.draw(DESIGN)
    for (let second = 0; second < 100; second++) {
      session.typedAt = session.now
      expect(session.pass(1)).toEqual([])
    }
  })

  test("while the clock stands, and takes that for no silence", () => {
    const session = Session.in("high_level")
    session.turn({ type: "pause" })
    expect(session.pass(600)).toEqual([])
    session.turn({ type: "start" })
    expect(session.pass(40)).toEqual([])
  })

  test("for ever, after the end", () => {
    const session = Session.in("wrap_up")
    session.pass(300)
    expect(session.moves.at(-1)).toMatchObject({ kind: "close", command: { type: "pause" } })
    expect(nextMove(session.moment)).toBeNull()
  })
})

test("[SI-8] what the board answers is not asked, and a drawn answer counts", () => {
  const session = Session.in("high_level")
  session.draw(DESIGN)
  const asked = [...session.pass(300)].find(({ kind }) => kind === "probe")
  expect(asked?.asks?.id).toMatch(/^probe:/)
  const drawn = board(
    [...DESIGN.nodes, node("j", "scheduler"), node("o", "object_store", "raw events"), node("x", "cdn")],
    DESIGN.edges,
  )
  session.draw(drawn)
  expect(session.transcript.at(-1)).toMatchObject({ kind: "drew", answered: [asked?.asks?.id] })
  const later = session.pass(600).flatMap(({ asks }) => asks?.id ?? [])
  for (const id of ["probe:freeze", "probe:rebuild", "probe:friday"]) expect(later).not.toContain(id)
})

test("[SI-13] an answer is kept with its quote and the points that were heard, and no word of praise or blame", () => {
  const session = Session.in("high_level")
  session.draw(DESIGN)
  const asked = session.pass(300).find(({ kind }) => kind === "probe")
  session.type("Raw events are kept unchanged, and the same job runs again when all countries are complete.")
  const entry = session.transcript.at(-1)
  if (entry?.kind !== "said") throw new Error("nothing was said")
  expect(entry.answers).toBe(asked?.asks?.id)
  const [evidence] = entry.evidence
  expect(evidence).toMatchObject({ about: asked?.asks?.id, isPrompted: true })
  expect(evidence?.quote).toBe(entry.text)
  expect(evidence?.heard.length).toBeGreaterThan(0)
  for (const point of evidence?.heard ?? []) expect(asked?.asks?.listenFor).toContain(point)
})
