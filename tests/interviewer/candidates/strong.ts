import { kindOf } from "@outloud/shared/board/kinds.ts"
import type { Move } from "@outloud/shared/interviewer/standard/move.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { kindOfRef } from "@outloud/shared/questions/condition.ts"
import type { Sketch } from "../../support/sketch.ts"
import type { Candidate, Deed } from "../interview.ts"
import { inTurn, Scripted } from "./scripted.ts"
import type { Solution } from "./solutions/solution.ts"

/** Asks, computes, draws with labels, notes decisions, and answers to the point; forgets two things at first. */
export function strongCandidate(solution: Solution, key: AnswerKey): Candidate {
  const board = new ReferenceDrawing(key, solution.forgets)
  const more = inTurn(GENERAL)
  return new Scripted({
    name: "strong",
    pace: 20_000,
    agenda: {
      clarify: [
        ...solution.questions.map(say => ({ say })),
        note("Requirements", 20, solution.scope.split(". ")),
        { say: "That's enough for me, let's move on." },
      ],
      estimate: estimates(solution, key),
      api_data: [...solution.api.map((line, at) => note("API", 700 + at * 60, [line])), { say: API }],
      high_level: [
        ...board.steps(),
        ...notes(key.reference.decisions.filter((_, at) => !solution.unsaid.includes(at)).slice(0, 4)),
      ],
      deep_dive: notes(key.reference.decisions.filter((_, at) => !solution.unsaid.includes(at)).slice(4)),
    },
    answer: move => answerTo(move, solution, board, more),
  })
}

const API = "Two calls matter, one read and one write, and the store is chosen by how it is read."
const ASSUMED =
  "I did not ask that. I would assume what the question suggests, hundreds of millions of users, and write it down."
const GENERAL = [
  "I would start from what the user sees when it fails, then decide what must be exact and what may be stale.",
  "Two options: do it ahead and store it, or do it on request. Here ahead is cheaper, because it is read more often than it changes.",
]
const PRESSURE: Readonly<Record<string, string>> = {
  "pressure:slow-dependency":
    "The call has a timeout, and after it we answer from a fallback, say a stale copy. A circuit breaker stops calling it, so that retries do not pile up.",
  "pressure:ten-times":
    "By the estimate the store behind it becomes the bottleneck at about three times. I would partition that further, absorb the peak with a cache, and shed what is least important first.",
  "pressure:hot-key":
    "That key's partition becomes the bottleneck. For reads I replicate the hot key to local caches, for writes I split it with a salt and combine before the write.",
  "pressure:bad-model":
    "An alert on the quality metric fires, errors alone would not show it. It should not get that far, since a canary sees it first, and we roll back to the previous version.",
  "pressure:late-data":
    "They still see the last good result. The run checks for completeness before it starts, and catches up once the data is there; there is an alert on its age.",
  "pressure:region-lost":
    "A second region has replicas, and traffic fails over within a minute or so. What was not replicated yet is lost or stale, seconds of it.",
}

function answerTo(
  move: Move,
  solution: Solution,
  board: ReferenceDrawing,
  more: () => string,
): Deed | undefined {
  const { asks } = move
  if (move.kind === "offer-hint") return { say: "No, let me try." }
  if (asks === undefined) return undefined
  const [about, ...rest] = asks.id.split(":")
  const id = about === "push" ? rest.join(":") : asks.id
  const say = answerWords(id, solution, more)
  const draw = id.startsWith("probe:") && id in solution.answers ? board.remember() : undefined
  return say === undefined ? undefined : { say, ...(draw && { draw }) }
}

function answerWords(id: string, solution: Solution, more: () => string): string | undefined {
  const { scope, numbers, lookup, decisions, summary, week, answers } = solution
  const fixed: Readonly<Record<string, string>> = {
    "sum-up:clarify": scope,
    "sum-up:estimate": numbers,
    "sum-up:api_data": lookup,
    "sum-up:high_level": decisions,
    "sum-up:wrap_up": summary,
    week,
    questions: "No, thank you.",
    ...PRESSURE,
    ...answers,
  }
  if (id.startsWith("open:")) return undefined
  return fixed[id] ?? (id.endsWith("-unasked") ? ASSUMED : more())
}

function estimates({ estimates: names }: Solution, { derived }: AnswerKey): Deed[] {
  const rows = derived.filter(({ key }) => names.includes(key))
  return rows.map(({ key, label, formula, unit, value }, at) => ({
    draw: sketch => {
      const words = `${label} = ${formula} = ${Number(value.toPrecision(3))} ${unit}`
      sketch.box(words, 20, 420 + at * 70, {
        w: 320,
        h: 60,
        meta: { estimate: key, formula, unit, source: "" },
      })
    },
  }))
}

function note(title: string, y: number, lines: readonly string[]): Deed {
  return { draw: sketch => void sketch.text([title, ...lines].join("\n"), 20, y, { w: 360 }) }
}

function notes(lines: readonly string[]): Deed[] {
  return lines.map((line, at) => ({
    draw: sketch => void sketch.text(line, 1700, 100 + at * 90 + line.length, { w: 360 }),
  }))
}

/** The reference board of a key, drawn bit by bit: first without what one forgets. */
class ReferenceDrawing {
  readonly #key: AnswerKey
  readonly #forgotten: Set<string>
  readonly #drawn = new Map<string, string>()

  constructor(key: AnswerKey, forgets: readonly string[]) {
    this.#key = key
    this.#forgotten = new Set(forgets)
  }

  /** Box by box, along the reference's paths, then the rest. */
  steps(): Deed[] {
    const refs = [
      ...new Set([
        ...this.#key.reference.paths.flatMap(({ refs }) => refs),
        ...this.#key.components.map(({ ref }) => ref),
      ]),
    ].filter(ref => !this.#forgotten.has(ref))
    const steps: Deed[] = []
    for (const [at, ref] of refs.entries()) {
      steps.push({ draw: sketch => this.#draw([ref], sketch) })
      if (at % 4 === 3) steps.push({ say: this.#narrate(ref) })
    }
    return steps
  }

  /** What was forgotten, once somebody asks. */
  remember(): Deed["draw"] {
    const refs = [...this.#forgotten]
    this.#forgotten.clear()
    return refs.length === 0 ? undefined : sketch => this.#draw(refs, sketch)
  }

  #draw(refs: readonly string[], sketch: Sketch): void {
    for (const ref of refs) {
      const at = this.#drawn.size
      const box = sketch.box(nameOf(ref), 480 + (at % 5) * 230, 60 + Math.floor(at / 5) * 170, {
        kind: kindOfRef(ref),
      })
      this.#drawn.set(ref, box)
    }
    for (const { from, to, what } of this.#key.flows) {
      const [start, end] = [this.#drawn.get(from), this.#drawn.get(to)]
      if (start === undefined || end === undefined || !(refs.includes(from) || refs.includes(to))) continue
      sketch.arrow(start, end, { label: what })
    }
  }

  #narrate(drawn: string): string {
    const why = this.#key.components.find(({ ref }) => ref === drawn)?.why ?? ""
    return `Next comes the ${nameOf(drawn).toLowerCase()}. ${why}`
  }
}

/** "Playlist service". */
function nameOf(ref: string): string {
  const role = ref.split(".")[1]
  const kind = kindOf(kindOfRef(ref)).name.replace(/^(?:NoSQL|Event) /, "")
  return role === undefined ? kind : `${role.charAt(0).toUpperCase()}${role.slice(1)} ${kind.toLowerCase()}`
}
