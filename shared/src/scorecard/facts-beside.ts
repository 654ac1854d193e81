import { kindOf } from "../board/kinds.ts"
import type { BoardMatch } from "../interviewer/board-match.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import { kindOfRef, type Ref } from "../questions/condition.ts"
import type { Reveal } from "../room/session.ts"

/** The hint that nearly gives the answer away. */
const LAST_HINT = 3

export interface FactsBeside {
  /** Levels of the hints that were shown, ascending. */
  readonly hintLevels: readonly number[]
  /** What the revealed facts answer. */
  readonly facts: readonly string[]
  /** Names of the must-have components; null for whoever has no answer key. */
  readonly must: { readonly present: readonly string[]; readonly missing: readonly string[] } | null
}

/** What is shown beside a scorecard. Nothing of it is ever applied to a score. */
export function factsBeside(
  reveals: readonly Reveal[],
  key: { readonly components: AnswerKey["components"]; readonly board: BoardMatch } | null,
): FactsBeside {
  const must = key?.components.filter(({ level }) => level === "must").map(({ ref }) => ref)
  const isThere = (ref: Ref) => key !== null && key.board.nodes(ref).length > 0
  return {
    hintLevels: reveals
      .flatMap(({ kind, id }) => (kind === "hint" ? [Number(id)] : []))
      .sort((a, b) => a - b),
    facts: reveals.flatMap(({ kind, title }) => (kind === "fact" ? [title] : [])),
    must: must
      ? {
          present: must.filter(isThere).map(componentName),
          missing: must.filter(ref => !isThere(ref)).map(componentName),
        }
      : null,
  }
}

/** What the fact sheet (0.5) would have one think of, as sentences. The interviewer decides. */
export function scoringAdvice({ hintLevels, must }: FactsBeside): readonly string[] {
  const advice: string[] = []
  if (must !== null && must.present.length < must.missing.length)
    advice.push("Fewer than half of the must-haves are on the board: consider at most 2 for core design.")
  if (hintLevels.includes(LAST_HINT))
    advice.push("The third hint was shown: consider half a step less for the competency that it helped.")
  return advice
}

/** "Service: playlist" for `service.playlist`. */
function componentName(ref: Ref): string {
  const [, role] = ref.split(".")
  const { name } = kindOf(kindOfRef(ref))
  return role === undefined ? name : `${name}: ${role.replaceAll(/[_-]/g, " ")}`
}
