import { DESIGN_PHASES, PRESETS } from "@outloud/shared/clock/phases.ts"
import { evidenceOf } from "@outloud/shared/interviewer/standard/evidence.ts"
import { PRACTISED_PHASES, practicePlan } from "@outloud/shared/practice/practice-plan.ts"
import { type Competency, DESIGN_COMPETENCIES } from "@outloud/shared/scorecard/competencies.ts"
import { describe, expect, test } from "vitest"
import { breaches } from "./breaches.ts"
import { nameDropper } from "./candidates/name-dropper.ts"
import { offTopicCandidate } from "./candidates/off-topic.ts"
import { silentCandidate } from "./candidates/silent.ts"
import { SOLUTIONS } from "./candidates/solutions/solutions.ts"
import { strongCandidate } from "./candidates/strong.ts"
import { weakCandidate } from "./candidates/weak.ts"
import { type Candidate, type Played, play } from "./interview.ts"
import { loadQuestions } from "./questions.ts"
import { readable } from "./readable.ts"

const questions = await loadQuestions()
type Asked = (typeof questions)[number]

const CANDIDATES: Readonly<Record<string, (asked: Asked) => Candidate>> = {
  strong: ({ question, key }) => strongCandidate(SOLUTIONS.get(question.id)!, key),
  weak: weakCandidate,
  silent: silentCandidate,
  "off-topic": offTopicCandidate,
  "name-dropper": nameDropper,
}

const all = questions.flatMap(asked =>
  Object.keys(CANDIDATES).map(name => [asked.question.id, name, asked] as const),
)

/** Each with a seed of its own, so that the fixtures show different interviews. */
function interview(asked: Asked, name: string, seed = seedOf(asked, name)) {
  return { ...asked, candidate: CANDIDATES[name]!(asked), seed }
}

function seedOf(asked: Asked, name: string): number {
  return all.findIndex(([id, other]) => id === asked.question.id && other === name)
}

const played = new Map<string, Played>()

/** Played once, however many tests look at it. */
function playOf(asked: Asked, name: string): Played {
  const id = `${asked.question.id} ${name}`
  const known = played.get(id) ?? play(interview(asked, name))
  played.set(id, known)
  return known
}

function movesOf({ transcript }: Played) {
  return transcript.flatMap(entry => (entry.kind === "move" ? [entry.move] : []))
}

describe.each(PRACTISED_PHASES)("%s by itself", phase => {
  test.each(questions.map(asked => [asked.question.id, asked] as const))(
    "[PX-7] %s: visits its three phases, breaks no rule and ends in time",
    (_id, asked) => {
      for (const name of ["strong", "silent"]) {
        const plan = practicePlan("45", phase)
        const one = { ...interview(asked, name), plan }
        const interviewed = play(one)
        expect([...new Set(movesOf(interviewed).map(move => move.phase))]).toEqual([
          "intro",
          phase,
          "wrap_up",
        ])
        expect(breaches(one, interviewed)).toEqual([])
        const minutes = plan.reduce((sum, part) => sum + part.minutes, 0)
        expect(interviewed.endedAt - interviewed.startedAt).toBeLessThanOrEqual(minutes * 60_000 + 5_000)
      }
    },
  )
})

describe.each(all)("%s with a %s candidate", (id, name, asked) => {
  const interviewed = playOf(asked, name)

  test("[SI-18] reads as it is kept in fixtures", async () => {
    const page = readable(interview(asked, name), interviewed)
    await expect(page).toMatchFileSnapshot(`../fixtures/interviews/${id}.${name}.md`)
  })

  test("[SI-2] [SI-3] [SI-8] [SI-9] [SI-15] [SI-17] breaks no rule", () => {
    expect(breaches(interview(asked, name), interviewed)).toEqual([])
  })

  test("[SI-10] visits every phase in order and ends in time", () => {
    const visited = [...new Set(movesOf(interviewed).map(({ phase }) => phase))]
    expect(visited).toEqual(DESIGN_PHASES)
    expect(interviewed.endedAt - interviewed.startedAt).toBeLessThanOrEqual(45 * 60_000 + 5_000)
  })

  test("[SI-19] [SI-20] changes one requirement in the middle, and closes with a summary", () => {
    const moves = movesOf(interviewed)
    const change = interviewed.transcript.find(entry => entry.kind === "move" && entry.move.kind === "change")
    const share = ((change?.at ?? 0) - interviewed.startedAt) / (interviewed.endedAt - interviewed.startedAt)
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.8)
    const wrapUp = moves.filter(({ phase }) => phase === "wrap_up")
    expect(wrapUp[0]?.text).toMatch(/60 seconds/)
    const asked = wrapUp.flatMap(({ asks }) => asks?.id ?? [])
    expect(asked[0]).toBe("sum-up:wrap_up")
    expect(asked.at(-1)).toBe("questions")
  })
})

test.each(questions.map(asked => [asked.question.id, asked] as const))(
  "[SI-1] %s: the same moment gives the same interview, another seed another one that breaks no rule either",
  (_id, asked) => {
    const first = playOf(asked, "strong")
    expect(play(interview(asked, "strong")).transcript).toEqual(first.transcript)
    for (const seed of [102, 103]) {
      const other = interview(asked, "strong", seed)
      const otherPlayed = play(other)
      expect(otherPlayed.transcript).not.toEqual(first.transcript)
      expect(breaches(other, otherPlayed)).toEqual([])
    }
  },
)

test.each(["strong", "silent"])("[SI-10] an hour with a %s candidate is an hour at most", name => {
  const hour = { ...interview(questions[0]!, name), plan: PRESETS["60"] }
  const { transcript, startedAt, endedAt } = play(hour)
  const phases = transcript.flatMap(entry => (entry.kind === "move" ? [entry.move.phase] : []))
  expect([...new Set(phases)]).toEqual(DESIGN_PHASES)
  expect(endedAt - startedAt).toBeLessThanOrEqual(60 * 60_000 + 5_000)
})

function heardBy(played: Played, competency: Competency): number {
  return (evidenceOf(played.transcript).get(competency) ?? []).reduce(
    (sum, { heard }) => sum + heard.length,
    0,
  )
}

test.each(questions.map(asked => [asked.question.id, asked] as const))(
  "[SI-14] %s: strong and weak end with clearly different evidence, in every competency",
  (_id, asked) => {
    const strong = playOf(asked, "strong")
    for (const name of ["weak", "silent", "off-topic", "name-dropper"]) {
      const other = playOf(asked, name)
      for (const competency of DESIGN_COMPETENCIES)
        expect(heardBy(strong, competency), `${name} ${competency}`).toBeGreaterThan(
          2 * heardBy(other, competency) + 1,
        )
    }
  },
)

test.each(questions.map(asked => [asked.question.id, asked] as const))(
  "[SI-12] %s: strong answers make it harder, weak ones bring the offer of a hint",
  (_id, asked) => {
    const kinds = (name: string) => movesOf(playOf(asked, name)).map(({ kind }) => kind)
    expect(kinds("strong").filter(kind => kind === "pressure").length).toBeGreaterThanOrEqual(1)
    expect(kinds("weak")).toContain("offer-hint")
    expect(kinds("weak").filter(kind => kind === "pressure").length).toBeLessThan(
      kinds("strong").filter(kind => kind === "pressure").length,
    )
  },
)
