import { readBoard } from "@outloud/shared/board/read-board.ts"
import type { Moment } from "@outloud/shared/interviewer/standard/moment.ts"
import { nextMove } from "@outloud/shared/interviewer/standard/next-move.ts"
import { expect, test } from "vitest"
import { Sketch } from "../support/sketch.ts"
import { SOLUTIONS } from "./candidates/solutions/solutions.ts"
import { strongCandidate } from "./candidates/strong.ts"
import { play } from "./interview.ts"
import { loadQuestions } from "./questions.ts"

const SHAPES = 500
const MOST_MS = 5
/** Counted together, so that the clock of the processor is fine enough. */
const RUNS = 10
/** The quickest of them is the move's own cost: a neighbour on the same core makes the others slower. */
const TRIES = 3

/** Boxes of several kinds in a grid, each with an arrow to the next, most of them without a label. */
function largeBoard(): Sketch {
  const sketch = new Sketch()
  const labels = ["Service", "Redis", "Kafka", "Postgres", "Worker", "Model", "S3", "Gateway"]
  let before: string | undefined
  for (let at = 0; at <= SHAPES / 2; at++) {
    const box = sketch.box(`${labels[at % labels.length]} ${at}`, (at % 20) * 260, Math.floor(at / 20) * 180)
    if (before !== undefined) sketch.arrow(before, box, { label: at % 3 === 0 ? "events" : "" })
    before = box
  }
  return sketch
}

test("[SI-16] a move on a board of 500 shapes takes at most five milliseconds, at any point of an interview", async () => {
  const { question, key } = (await loadQuestions())[0]!
  const candidate = strongCandidate(SOLUTIONS.get(question.id)!, key)
  const { moments } = play({ question, key, candidate, seed: 1 })
  const { records } = largeBoard()
  expect(records.filter(({ typeName }) => typeName === "shape").length).toBeGreaterThanOrEqual(SHAPES)
  const graph = readBoard(records)
  /** Time of our own, not of other programs on the machine. Milliseconds. */
  const timed = (moment: Moment) => {
    const begin = process.cpuUsage()
    // A new transcript each time, so that nothing is known from the run before.
    for (let run = 0; run < RUNS; run++) nextMove({ ...moment, graph, transcript: [...moment.transcript] })
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1000 / RUNS
  }
  for (const moment of moments) timed(moment)
  const times = moments.map(moment => Math.min(...Array.from({ length: TRIES }, () => timed(moment))))
  expect(times.length).toBeGreaterThan(30)
  expect(Math.max(...times)).toBeLessThanOrEqual(MOST_MS)
})
