import type { Situation } from "../holds.ts"
import { situationOf } from "../situation.ts"
import type { Moment } from "./moment.ts"

/** What conditions are judged on: the board, what was typed, and the facts that were given. */
export function situationAt({ graph, estimates, key, transcript }: Moment): Situation {
  const revealed = transcript.flatMap(entry =>
    entry.kind === "move" && entry.move.reveals?.kind === "fact" ? [entry.move.reveals.id] : [],
  )
  const situation = situationOf({ graph, estimates, components: key.components, revealed })
  const typed = transcript.flatMap(entry => (entry.kind === "said" ? [entry.text] : []))
  return { ...situation, words: [situation.words, ...typed].join("\n") }
}
