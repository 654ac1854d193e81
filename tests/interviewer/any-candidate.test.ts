import fc from "fast-check"
import { expect, test } from "vitest"
import type { Sketch } from "../support/sketch.ts"
import { ASKED, DECISIONS, OFF_TOPIC, UNKNOWN } from "./asked-questions.ts"
import { breaches } from "./breaches.ts"
import { SOLUTIONS } from "./candidates/solutions/solutions.ts"
import { type Candidate, type Deed, play, type View } from "./interview.ts"
import { loadQuestions } from "./questions.ts"

const questions = await loadQuestions()
/** Deeds of one interview; then the candidate is silent. */
const MOST_DEEDS = 60
const RUNS = 40

const SMALL_TALK = [
  "I don't know.",
  "Can I have a hint?",
  "Yes please",
  "no",
  "Let's move on.",
  "I'm stuck",
  "How much time is left?",
  "Is this right?",
  "We use Kafka and Redis for that.",
  "It takes 5000 servers.",
  "I assume 10 million users a day.",
  "I would use Cassandra, because it takes many writes and we only read by key.",
]
const LABELS = [
  "App",
  "Redis",
  "Kafka",
  "API service",
  "Why? Because! {x}",
  "",
  "Spark",
  "Postgres.",
  "ML model",
  "CDN",
]

function saying(questionId: string): fc.Arbitrary<string> {
  const { answers, summary, scope } = SOLUTIONS.get(questionId)!
  return fc.oneof(
    fc.constantFrom(...Object.values(ASKED[questionId]!).flat()),
    fc.constantFrom(...UNKNOWN, ...OFF_TOPIC, ...DECISIONS, ...SMALL_TALK),
    fc.constantFrom(...Object.values(answers), summary, scope),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  )
}

function drawing(): fc.Arbitrary<(sketch: Sketch) => void> {
  const box = fc.record({ label: fc.constantFrom(...LABELS), x: fc.nat(1500), y: fc.nat(1200) })
  return fc.tuple(box, fc.nat(30), fc.boolean()).map(([{ label, x, y }, back, isNote]) => sketch => {
    if (isNote) {
      sketch.text(`${label} holds 3 days; rollback by version`, x, y)
      return
    }
    const others = sketch.records.filter(({ id }) => id.startsWith("shape:")).map(({ id }) => id)
    const before = others.at(-1 - back)
    const made = sketch.box(label, x, y)
    if (before !== undefined) sketch.arrow(before, made)
  })
}

interface Step {
  readonly after: number
  readonly deed: Deed
}

function steps(questionId: string): fc.Arbitrary<readonly Step[]> {
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { weight: 6, arbitrary: saying(questionId).map(say => ({ say })) },
    { weight: 5, arbitrary: drawing().map(draw => ({ draw })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("next" as const, "back" as const, "pause" as const).map(turn => ({ turn })),
    },
  )
  return fc.array(fc.record({ after: fc.integer({ min: 0, max: 90_000 }), deed }), { maxLength: MOST_DEEDS })
}

/** Does one thing after another, and lets no pause of the clock last. */
class AnyCandidate implements Candidate {
  readonly name = "any"
  readonly #steps: Step[]
  #free = 0
  #isPaused = false

  constructor(given: readonly Step[]) {
    this.#steps = [...given]
  }

  act({ now }: View): Deed | undefined {
    if (this.#isPaused) {
      this.#isPaused = false
      return { turn: "start" }
    }
    const [next] = this.#steps
    if (next === undefined || now < this.#free + next.after) return undefined
    this.#steps.shift()
    this.#free = now
    this.#isPaused = next.deed.turn === "pause"
    return next.deed
  }
}

test("[SI-2] [SI-3] [SI-8] [SI-9] [SI-10] [SI-17] whatever a candidate does, no rule is broken", () => {
  const interviews = fc
    .constantFrom(...questions)
    .chain(asked => fc.tuple(fc.constant(asked), steps(asked.question.id), fc.integer()))
  fc.assert(
    fc.property(interviews, ([asked, given, seed]) => {
      const interview = { ...asked, candidate: new AnyCandidate(given), seed }
      const played = play(interview)
      expect(breaches(interview, played)).toEqual([])
      expect(JSON.parse(JSON.stringify(played.transcript))).toEqual(played.transcript)
    }),
    { numRuns: RUNS },
  )
})
