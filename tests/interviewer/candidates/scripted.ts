import type { PhaseId } from "@outloud/shared/clock/phases.ts"
import type { Move } from "@outloud/shared/interviewer/standard/move.ts"
import type { Candidate, Deed, View } from "../interview.ts"

/** What a candidate means to do in each phase, and how one reacts to what the interviewer says. */
export interface Script {
  readonly name: string
  readonly agenda: Partial<Record<PhaseId, readonly Deed[]>>
  /** Between two deeds of the agenda. Milliseconds. */
  readonly pace: number
  /** Undefined where one goes on as if nothing had been said. */
  readonly answer: (move: Move, view: View) => Deed | undefined
}

/** Before a reaction. Milliseconds. */
const THINKING = 12_000

export class Scripted implements Candidate {
  readonly name: string
  readonly #script: Script
  readonly #done = new Map<PhaseId, number>()
  #heard = 0
  #acted = 0

  constructor(script: Script) {
    this.name = script.name
    this.#script = script
  }

  act(view: View): Deed | undefined {
    const deed = this.#react(view) ?? this.#goOn(view)
    if (deed !== undefined) this.#acted = view.now
    return deed
  }

  #react(view: View): Deed | undefined {
    const moves = view.transcript.flatMap(entry => (entry.kind === "move" ? [entry] : []))
    const last = moves.at(-1)
    if (last === undefined || this.#heard === moves.length || view.now - last.at < THINKING) return undefined
    const fresh = moves.slice(this.#heard)
    this.#heard = moves.length
    const answers = fresh.map(({ move }) => this.#script.answer(move, view))
    return answers.findLast(answer => answer !== undefined)
  }

  #goOn({ phase, now }: View): Deed | undefined {
    const done = this.#done.get(phase) ?? 0
    const deed = this.#script.agenda[phase]?.[done]
    if (deed === undefined || now - this.#acted < this.#script.pace) return undefined
    this.#done.set(phase, done + 1)
    return deed
  }
}

/** Takes one after the other, and begins again at the end. */
export function inTurn(words: readonly string[]): () => string {
  let at = 0
  return () => words[at++ % words.length]!
}
