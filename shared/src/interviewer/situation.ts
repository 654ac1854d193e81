import type { BoardGraph } from "../board/graph.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import { BoardMatch } from "./board-match.ts"
import type { Situation } from "./holds.ts"

export interface SituationParts {
  readonly graph: BoardGraph
  /** Names of the estimates that stand on the board. */
  readonly estimates: Iterable<string>
  readonly components: AnswerKey["components"]
  /** Ids of the revealed facts. */
  readonly revealed: Iterable<string>
}

/** What the conditions of an answer key are judged on, from a board as it is now. */
export function situationOf({ graph, estimates, components, revealed }: SituationParts): Situation {
  return {
    board: new BoardMatch(graph, components),
    words: wordsOf(graph),
    revealed: new Set(revealed),
    estimates: new Set(estimates),
  }
}

/** Everything that is written on a board, a part to a line. */
export function wordsOf({ nodes, edges, containers, texts }: BoardGraph): string {
  return [
    ...nodes.flatMap(({ label, note }) => [label, note]),
    ...edges.map(({ label }) => label),
    ...containers.map(({ label }) => label),
    ...texts.map(({ text }) => text),
  ]
    .filter(words => words !== "")
    .join("\n")
}
