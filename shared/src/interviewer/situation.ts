import type { BoardGraph } from "../board/graph.ts"
import { estimateOfRecord } from "../estimates/estimate.ts"
import type { AnswerKey } from "../questions/answer-key.ts"
import type { BoardRecord } from "../records/schema.ts"
import { BoardMatch } from "./board-match.ts"
import type { Situation } from "./holds.ts"

export interface SituationParts {
  readonly graph: BoardGraph
  /** The diagram's records; only estimates are read from them. */
  readonly records: Iterable<BoardRecord>
  readonly components: AnswerKey["components"]
  readonly revealed: Iterable<string>
}

/** What the conditions of an answer key are judged on, from a board as it is now. */
export function situationOf({ graph, records, components, revealed }: SituationParts): Situation {
  const estimates = new Set<string>()
  for (const record of records) {
    const estimate = estimateOfRecord(record)
    if (estimate !== undefined) estimates.add(estimate.name)
  }
  return {
    board: new BoardMatch(graph, components),
    words: wordsOf(graph),
    revealed: new Set(revealed),
    estimates,
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
