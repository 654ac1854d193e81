import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Competency, DESIGN_COMPETENCIES } from "./competencies.ts"
import { disagreementsOf, disagreementWords } from "./disagreements.ts"
import { EMPTY_SCORECARD, type PublishedScorecard, SCORES, type Score } from "./scorecard.ts"

function published(by: string, scores: Partial<Record<Competency, Score | null>>): PublishedScorecard {
  const judgements = Object.fromEntries(
    Object.entries(scores).map(([each, score]) => [
      each,
      { score: score ?? null, comment: "", evidence: [] },
    ]),
  )
  return { turn: 0, by, role: "interviewer", card: { ...EMPTY_SCORECARD, judgements }, submittedAt: 1 }
}

const found = (...cards: PublishedScorecard[]) => disagreementsOf(cards, DESIGN_COMPETENCIES)

describe("[SK-3] a disagreement", () => {
  it("is two steps or more between two scores", () => {
    const [only, ...others] = found(
      published("ana", { core: 4, scale: 3 }),
      published("ben", { core: 3, scale: 3 }),
      published("cleo", { core: 2, scale: 4 }),
    )
    expect(others).toEqual([])
    expect(only).toMatchObject({ competency: "core", kind: "apart", unassessedBy: [] })
    expect(only?.given.map(({ by }) => by)).toEqual(["ana", "ben", "cleo"])
  })

  it("is a competency that one has assessed and another not, left out or said so", () => {
    const [first, second, ...others] = found(
      published("ana", { core: 3, scale: 2, tradeoffs: null }),
      published("ben", { scale: null }),
    )
    expect(others).toEqual([])
    expect(first).toMatchObject({ competency: "core", kind: "unassessed", unassessedBy: ["ben"] })
    expect(second).toMatchObject({ competency: "scale", kind: "unassessed", unassessedBy: ["ben"] })
  })

  it("is named in words", () => {
    const names = new Map([
      ["a", "Ana"],
      ["b", "Ben"],
      ["c", "Cleo"],
    ])
    const [apart] = found(published("b", { core: 2 }), published("a", { core: 4 }), published("c", {}))
    expect(apart && disagreementWords(apart, id => names.get(id) ?? "?")).toBe(
      "Core design: Ana 4, Ben 2, Cleo not assessed.",
    )
  })

  it("is there for no single card and no equal cards, and whatever the order of the cards", () => {
    const scores = fc.record(
      Object.fromEntries(DESIGN_COMPETENCIES.map(each => [each, fc.constantFrom(...SCORES, null)])),
    )
    fc.assert(
      fc.property(scores, scores, (mine, theirs) => {
        const [a, b] = [published("a", mine), published("b", theirs)]
        expect(found(a)).toEqual([])
        expect(found(a, published("b", mine))).toEqual([])
        const kinds = (list: ReturnType<typeof found>) =>
          list.map(({ competency, kind }) => [competency, kind])
        expect(kinds(found(a, b))).toEqual(kinds(found(b, a)))
      }),
    )
  })
})
