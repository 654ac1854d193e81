/** An interview by hand, for tests only: time passes second by second, and the interviewer is asked each second. */
import { type BoardGraph, EMPTY_GRAPH, type GraphEdge, type GraphNode } from "../../../board/graph.ts"
import type { KindId } from "../../../board/kinds.ts"
import { DESIGN_PHASES, type DesignPhase, PRESETS } from "../../../clock/phases.ts"
import { newClock, type SessionClock, turnClock } from "../../../clock/session-clock.ts"
import { type AnswerKey, answerKeySchema } from "../../../questions/answer-key.ts"
import { weeklyCharts } from "../../../questions/bank/weekly-charts.ts"
import { weeklyChartsKey } from "../../../questions/keys/weekly-charts.ts"
import { hear } from "../hear.ts"
import type { Moment, Voice } from "../moment.ts"
import type { Move } from "../move.ts"
import { made, nextMove } from "../next-move.ts"
import type { Transcript } from "../transcript.ts"
import { watch } from "../watch.ts"

export const TEST_KEY: AnswerKey = answerKeySchema.parse(weeklyChartsKey)
export const TEST_QUESTION = weeklyCharts
const SECOND = 1_000

export class Session {
  now = 1_800_000_000_000
  clock: SessionClock = newClock(PRESETS["45"])
  transcript: Transcript = []
  graph: BoardGraph = EMPTY_GRAPH
  voice: Voice | undefined
  typedAt: number | undefined
  readonly #seed: number

  constructor(seed = 1) {
    this.#seed = seed
  }

  /** Introduced, and in a phase that has just been opened. */
  static in(phase: DesignPhase, seed = 1): Session {
    const session = new Session(seed)
    session.pass(40)
    while (session.phase !== phase) {
      session.turn({ type: "next", from: session.clock.current })
      session.pass(1)
    }
    return session
  }

  get moment(): Moment {
    const { now, clock, transcript, graph, voice, typedAt } = this
    return {
      question: TEST_QUESTION,
      key: TEST_KEY,
      probes: TEST_KEY.probes,
      estimates: [],
      seed: this.#seed,
      now,
      clock,
      transcript,
      graph,
      ...(voice && { voice }),
      ...(typedAt !== undefined && { typedAt }),
    }
  }

  get phase(): DesignPhase {
    return DESIGN_PHASES.find(id => id === this.clock.phases[this.clock.current]?.id) ?? "intro"
  }

  get moves(): readonly Move[] {
    return this.transcript.flatMap(entry => (entry.kind === "move" ? [entry.move] : []))
  }

  type(text: string): void {
    this.transcript = hear(this.moment, text)
  }

  draw(graph: BoardGraph): void {
    const before = this.graph
    this.graph = graph
    this.transcript = watch(this.moment, before)
  }

  turn(command: Parameters<typeof turnClock>[1]): void {
    this.clock = turnClock(this.clock, command, this.now)
  }

  /** The moves that are made within so many seconds. */
  pass(seconds: number): readonly Move[] {
    const before = this.moves.length
    for (let second = 0; second < seconds; second++) {
      this.now += SECOND
      const move = nextMove(this.moment)
      if (move === null) continue
      this.transcript = made(this.transcript, move, this.now)
      if (move.command !== undefined) this.turn(move.command)
    }
    return this.moves.slice(before)
  }
}

export function node(id: string, kind: KindId | null, label = "", note = ""): GraphNode {
  return { id, records: [id], kind, kindFrom: kind && "person", label, note, container: null }
}

export function edge(from: string, to: string, label = ""): GraphEdge {
  const end = (at: string) => ({ at, kind: "bound" as const })
  return {
    id: `${from}>${to}`,
    records: [],
    from: end(from),
    to: end(to),
    direction: "forward",
    label,
    mode: null,
  }
}

export function board(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[] = [],
  notes: readonly string[] = [],
): BoardGraph {
  return {
    nodes,
    edges,
    containers: [],
    texts: notes.map((text, at) => ({ id: `t${at}`, text, container: null })),
  }
}
