import { figureOf } from "../scorecard/figure.ts"
import type { Attempt } from "./attempt.ts"

/** From 0 to 100: by the interviewers' scores where there are any, else by one's own. Null where nobody scored. */
export function attemptFigure({ own, given }: Pick<Attempt, "own" | "given">): number | null {
  return figureOf(given) ?? figureOf(own)
}
