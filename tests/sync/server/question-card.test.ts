import { BANK } from "@outloud/shared/questions/bank.ts"
import { pastedQuestion, pastedQuestionSchema } from "@outloud/shared/questions/pasted-question.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { starterBoard } from "@outloud/shared/starter/starter-board.ts"
import fc from "fast-check"
import { expect, it } from "vitest"

interface Bounds {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function boardFor(title: string, text: string): BoardRecord[] {
  return starterBoard(pastedQuestion(pastedQuestionSchema.parse({ title, text }), "x"))
}

/** Of what stands on the page itself; lanes stand in their section. */
function boundsOf(records: readonly BoardRecord[]): Bounds[] {
  return records.flatMap(record => {
    if (record.typeName !== "shape" || record.parentId !== PAGE_ID) return []
    const { w, h } = record.props as { w: number; h: number }
    return [{ id: record.id, x: record.x, y: record.y, w, h }]
  })
}

function wordsOn(records: readonly BoardRecord[]): string {
  const card = JSON.stringify(records.find(({ id }) => id === "shape:question"))
  return [...card.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(match => JSON.parse(`"${match[1]}"`))
    .join("\n")
}

const overlap = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const CHARACTERS = [
  "a",
  "W",
  "i",
  "漢",
  "é",
  "👩‍💻",
  " ",
  "  ",
  "\n",
  "\n\n",
  "word ",
  "averylongword",
  "a\nb\n",
]

it("[QB-28] a question of any length has a card that holds it, of bounded size, beside which all else has its place", () => {
  const texts = fc.tuple(fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1 }), fc.nat(4_000)).map(
    // As long as that is, as often as it takes.
    ([parts, length]) =>
      `x${parts.join("").repeat(length)}`
        .slice(0, length + 1)
        .trim()
        .slice(0, 4_000),
  )
  fc.assert(
    fc.property(fc.oneof(fc.constant("A title"), fc.constant("W".repeat(120))), texts, (title, text) => {
      const records = boardFor(title, text)
      for (const record of records) expect(checkRecord(record.id, record, DEFAULT_LIMITS)).toBeUndefined()
      const all = boundsOf(records)
      const [card] = all
      expect(card?.h).toBeLessThan(1_400)
      for (const [at, one] of all.entries())
        expect(all.slice(at + 1).filter(other => overlap(one, other))).toEqual([])
      const said = wordsOn(records).replaceAll(/\s+/g, " ")
      const asked = pastedQuestionSchema.parse({ title, text })
      expect(said).toBe(`${asked.title} ${asked.text}`.replaceAll(/\s+/g, " "))
    }),
    { numRuns: 200 },
  )
})

it("[QB-28] built-in questions all have the one board", () => {
  const boards = BANK.map(question => JSON.stringify(boundsOf(starterBoard(question))))
  expect(new Set(boards).size).toBe(1)
})
